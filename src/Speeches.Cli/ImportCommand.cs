using System.CommandLine;
using Speeches.Content;
using Speeches.Revisions;

namespace Speeches.Cli;

/// <summary><c>import</c>: takes a new witness of a source into the content and publishes what it says, after showing what that will do.</summary>
internal static class ImportCommand
{
    private sealed record Request(
        IReadOnlyList<string> Files, string Source, string? Witness, string? Alignment, string? Date, bool DryRun, string? Report, string? Plan);

    public static Command Create()
    {
        var files = new Argument<string[]>("files") { Description = "The text as received: one .txt or .md file, or the .html pages of one text in their order.", Arity = ArgumentArity.OneOrMore };
        var source = new Option<string>("--source") { Description = "The source, as COLLECTION/SOURCE.", Required = true };
        var witness = new Option<string?>("--witness") { Description = "A witness.md that says how the text is laid out; where it is not given, as the current witness of the source is." };
        var alignment = new Option<string?>("--alignment") { Description = "An alignment.csv with answers to what is asked; where there is no such file, it is written with the questions. Without this option they are asked at the terminal." };
        var date = Editor.Date();
        var dryRun = new Option<bool>("--dry-run") { Description = "Show the plan and write nothing." };
        var report = new Option<string?>("--report") { Description = "Write the plan as a page, such as plan.html." };
        var plan = new Option<string?>("--plan") { Description = "Carry out exactly the plan of this number, which --dry-run shows, without asking; or nothing." };
        var command = Editor.Command(
            "import",
            "Takes a new witness of a source beside the others, as received, shows what that would do to every excerpt, and publishes it when that is agreed to.",
            "dotnet run --project src/Speeches.Cli -- import content/covid-19-solidarity/sources/unity-and-cooperation/0001/unity-and-cooperation.txt --source covid-19-solidarity/unity-and-cooperation --dry-run",
            (parsed, folders) => new ImportCommandRun(folders, new(
                parsed.GetRequiredValue(files), parsed.GetRequiredValue(source), parsed.GetValue(witness), parsed.GetValue(alignment), parsed.GetValue(date),
                parsed.GetValue(dryRun), parsed.GetValue(report), parsed.GetValue(plan)), Output.Of(parsed)).Run());
        command.Add(files);
        foreach (var option in new Option[] { source, witness, alignment, date, dryRun, report, plan }) command.Add(option);
        Output.AddTo(command);
        return command;
    }

    private sealed class ImportCommandRun(ProjectFolders folders, Request request, Output output)
    {
        public int Run()
        {
            if (request.Source.Split('/') is not [var collection, var source] || !folders.Content.Collections.Contains(collection))
            {
                if (request.Source.Split('/') is [var unknown, _]) return Editor.NoCollection(unknown, folders);
                Console.Error.WriteLine($"speeches: “{request.Source}” is not a source; write it as COLLECTION/SOURCE, such as covid-19-solidarity/global-solidarity.");
                return Editor.CommandWasWrong;
            }
            if (Editor.Day(request.Date) is not { } day) return Editor.CommandWasWrong;
            var answers = new Answers(request.Alignment);
            var witness = new NewWitness(
                collection, source, request.Files.Select(f => (Path.GetFileName(f), Editor.ReadGiven(f))).ToList(), request.Witness is { } declaration ? Editor.ReadGiven(declaration) : null, answers.Given());
            var publisher = new Publisher(folders.Content);
            using var progress = output.Progress();
            progress.Begin("Reading the new witness and comparing it with what is published");
            var (plan, diagnostics) = Planned(publisher, witness, day);
            progress.Dispose();
            if (plan is { Questions.Count: > 0 } && answers.Ask(plan.Questions, output.IsTalkative) is { } given)
            {
                witness = witness with { Answers = given };
                (plan, diagnostics) = Planned(publisher, witness, day);
            }
            if (plan is not null) Show(PlanReport.Of(plan, plan.OccasionsBefore, diagnostics.All.Select(AsGiven)));
            if (plan is null || diagnostics.HasErrors || !output.IsTalkative) Report(diagnostics);
            if (plan is null || diagnostics.HasErrors) return Editor.ContentHasErrors;
            if (!plan.HasChanges)
            {
                output.Say($"{collection}: nothing would change.");
                return Editor.Good;
            }
            if (request.DryRun) return Editor.Good;
            return Agreed(plan) is { } key ? CarryOut(publisher, witness, day, key) : Editor.CommandWasWrong;
        }

        private string Place => request.Source.Replace("/", "/sources/", StringComparison.Ordinal) + "/";

        /// <summary>Where the editor writes answers: the witness has no folder yet.</summary>
        private string AnswersFile => request.Alignment ?? "the file that --alignment names";

        private static (Plan?, Diagnostics) Planned(Publisher publisher, NewWitness witness, DateOnly day)
        {
            var diagnostics = new Diagnostics();
            return (publisher.PlanImport(witness, day, diagnostics), diagnostics);
        }

        private void Show(PlanReport report)
        {
            var toAnswer = report.Questions.Where(q => q.File.StartsWith(Place, StringComparison.Ordinal)).ToList();
            report = report with { Questions = [.. toAnswer.Select(q => q with { File = AnswersFile }), .. report.Questions.Except(toAnswer)] };
            if (request.Report is { } page)
            {
                Editor.WriteAsked(page, PlanPage.Write(report));
                output.Say($"The plan is written as a page: {page}");
            }
            output.WriteJson(() => PlanJson.Write(report));
            if (output.IsTalkative) foreach (var line in PlanLines.Of(report)) output.Say(line);
        }

        /// <summary>The number of the plan that is agreed to; null where none is.</summary>
        private string? Agreed(Plan plan)
        {
            if (request.Plan is not null) return request.Plan;
            Console.Error.Write($"Carry out plan {plan.Key}? Type yes: ");
            var answer = Console.In.ReadLine();
            if (answer?.Trim() is "yes" or "y") return plan.Key;
            Console.Error.WriteLine($"{(answer is null ? "\n" : "")}Nothing was imported. To carry out this plan later, add --plan {plan.Key}.");
            return null;
        }

        private int CarryOut(Publisher publisher, NewWitness witness, DateOnly day, string key)
        {
            // What is warned of was said with the plan.
            var diagnostics = new Diagnostics();
            using var revision = publisher.PrepareImport(witness, day, key, diagnostics);
            if (revision is null)
            {
                foreach (var error in diagnostics.All.Where(d => d.Severity == Severity.Error)) Console.Error.WriteLine(AsGiven(error));
                return Editor.ContentHasErrors;
            }
            var plan = revision.Plan;
            return Editor.Publish(revision, $"{plan.Collection}: {plan.Note} Published revision {plan.Number}: {Editor.Summary(plan)}.", folders, new(), output);
        }

        private void Report(Diagnostics diagnostics)
        {
            foreach (var diagnostic in diagnostics.All) Console.Error.WriteLine(AsGiven(diagnostic));
        }

        /// <summary>The new witness has no place in the content yet: its files are named as they were given.</summary>
        private Diagnostic AsGiven(Diagnostic diagnostic)
        {
            if (request.Files.FirstOrDefault(f => f != diagnostic.File && Path.GetFileName(f) == diagnostic.File) is { } named) return diagnostic with { File = named };
            if (folders.Content.Exists(diagnostic.File) || !diagnostic.File.StartsWith(Place, StringComparison.Ordinal)) return diagnostic;
            var name = Path.GetFileName(diagnostic.File);
            var given = name switch
            {
                "witness.md" => request.Witness,
                "alignment.csv" => AnswersFile,
                "text.txt" => $"the text of {string.Join(", ", request.Files)}",
                _ => request.Files.FirstOrDefault(f => Path.GetFileName(f) == name),
            };
            return given is null ? diagnostic : diagnostic with { File = given };
        }
    }
}
