using System.Globalization;
using Speeches.Content;

namespace Speeches.Web;

/// <summary>
/// What a part of an address may be. Every parameter of every route is one of these, so what is blank, odd or in another case than names
/// are leads to no page, and no question about it reaches the store.
/// </summary>
internal static class AddressParts
{
    /// <summary>The names by which routes say it: <c>{collection:slug}</c>, <c>{number:number}</c>.</summary>
    public static void AddTo(IServiceCollection services) => services.Configure<RouteOptions>(routes =>
    {
        routes.SetParameterPolicy<Slug>("slug");
        routes.SetParameterPolicy<Name>("name");
        routes.SetParameterPolicy<Number>("number");
        routes.SetParameterPolicy<Part>("part");
        routes.SetParameterPolicy<Month>("month");
    });

    /// <summary>A slug or a public id: lower-case ASCII letters, digits, and single hyphens between them; at most 100.</summary>
    internal sealed class Slug : IRouteConstraint
    {
        public bool Match(
            HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
            values[routeKey] is string part && Slugs.IsSlug(part);
    }

    /// <summary>A slug where the list of all such goes on at <c>p2</c>, which no slug is.</summary>
    internal sealed class Name : IRouteConstraint
    {
        public bool Match(
            HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
            values[routeKey] is string part && Slugs.IsSlug(part) && !Slugs.IsPart(part);
    }

    /// <summary>The number of a part behind the first, whose address has none: a number from 2, written as <see cref="Number"/>.</summary>
    internal sealed class Part : IRouteConstraint
    {
        private static readonly Number Number = new();

        public bool Match(
            HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
            Number.Match(httpContext, route, routeKey, values, routeDirection) && values[routeKey] is not "1";
    }

    /// <summary>A month, <c>2020-03</c>, or <c>undated</c>.</summary>
    internal sealed class Month : IRouteConstraint
    {
        public bool Match(
            HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
            values[routeKey] is string part && (part == "undated" || part.Length == 7 && part[4] == '-' && part.Index().All(c =>
                c.Index == 4 || char.IsAsciiDigit(c.Item)));
    }

    /// <summary>A number from 1, in ASCII digits, without a sign and without a nought before it: so each has one address.</summary>
    internal sealed class Number : IRouteConstraint
    {
        public bool Match(
            HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
            // Digits alone: what parses a number takes a NUL behind it too.
            values[routeKey] is string { Length: > 0 } part && part.All(char.IsAsciiDigit) && part[0] != '0' &&
            int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out _);
    }
}
