namespace Speeches;

/// <summary>Whose words a passage is. Nobody may cite one as the other.</summary>
public enum Voice
{
    /// <summary>The speaker's own words, possibly in translation.</summary>
    Direct,

    /// <summary>A reporter's paraphrase.</summary>
    Reported,
}
