using Speeches.Web;

return await Site.Run(args);
