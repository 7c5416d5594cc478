using Speeches.Web;

return BuildProcess.TryBuild(args) ?? await Site.Run(args);
