using Speeches.Cli;
using Xunit;

namespace Speeches.Tests.Cli;

public class ProgressTests
{
    [Fact]
    public void In_a_terminal_one_line_overwrites_itself_and_is_gone_at_the_end()
    {
        using var to = new StringWriter();
        using (var progress = new Progress(to, isTerminal: true, isQuiet: false, TimeSpan.Zero))
        {
            progress.Begin("Comparing the passages");
            progress.Begin("Printing");
        }
        Assert.Equal(["", "Comparing the passages …", "Printing …".PadRight(24), "          ", ""], to.ToString().Split('\r'));
        Assert.DoesNotContain('\n', to.ToString());
    }

    [Fact]
    public void Where_it_is_piped_each_step_is_a_line()
    {
        using var to = new StringWriter { NewLine = "\n" };
        using (var progress = new Progress(to, isTerminal: false, isQuiet: false, TimeSpan.Zero))
        {
            progress.Begin("Comparing the passages");
            progress.Begin("Printing");
        }
        Assert.Equal("Comparing the passages …\nPrinting …\n", to.ToString());
    }

    [Fact]
    public void What_does_not_take_long_is_not_worth_a_line()
    {
        using var to = new StringWriter();
        using (var progress = new Progress(to, isTerminal: true, isQuiet: false, TimeSpan.FromHours(1)))
        {
            progress.Begin("Comparing the passages");
            progress.Begin("Printing");
        }
        Assert.Empty(to.ToString());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Where_quiet_is_asked_for_nothing_is_said(bool isTerminal)
    {
        using var to = new StringWriter();
        using (var progress = new Progress(to, isTerminal, isQuiet: true, TimeSpan.Zero)) progress.Begin("Printing");
        Assert.Empty(to.ToString());
    }
}
