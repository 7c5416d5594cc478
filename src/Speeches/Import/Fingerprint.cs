using System.Security.Cryptography;
using System.Text;
using Speeches.Content;

namespace Speeches.Import;

/// <summary>What a database is printed from: every file of the content, and the program.</summary>
public static class Fingerprint
{
    /// <summary>The SHA-256, in lower-case hexadecimal, of the paths and bytes of all files of the content and of the program's own identity.</summary>
    /// <param name="folder">The content folder.</param>
    /// <exception cref="ContentException">A file cannot be read, or is a link.</exception>
    public static string Of(ContentFolder folder)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        // Deterministic builds give the same code the same identity on any machine.
        hash.AppendData(typeof(Fingerprint).Module.ModuleVersionId.ToByteArray());
        if (!Directory.Exists(folder.Root)) throw new ContentException(".", $"There is no content folder at “{folder.Root}”; run the command from the project’s folder, or say where it is.");
        foreach (var path in Files(folder.Root).Order(StringComparer.Ordinal))
        {
            var bytes = folder.ReadBytes(path);
            hash.AppendData(Encoding.UTF8.GetBytes($"{path}\0{bytes.Length}\0"));
            hash.AppendData(bytes);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Locks and unfinished work are no content.</summary>
    private static IEnumerable<string> Files(string root) => Directory
        .EnumerateFiles(root, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint, ReturnSpecialDirectories = false })
        .Select(f => Path.GetRelativePath(root, f).Replace(Path.DirectorySeparatorChar, '/'))
        .Where(f => !f.Split('/').Any(part => part.StartsWith('.') || part.EndsWith(".tmp", StringComparison.Ordinal)));
}
