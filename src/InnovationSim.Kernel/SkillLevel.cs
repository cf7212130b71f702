namespace InnovationSim.Kernel;

/// <summary>The three skill levels of people; also the serial of a city's talent pools.</summary>
public enum SkillLevel : byte
{
    /// <summary>Skilled workers and everybody below; vocational graduates.</summary>
    SkilledWorker = 0,

    /// <summary>Engineers and technicians; bachelors.</summary>
    Engineer = 1,

    /// <summary>Scientists; postgraduates. They fill the researcher posts.</summary>
    Scientist = 2,
}

/// <summary>Names and count of the skill levels.</summary>
public static class SkillLevels
{
    /// <summary>How many there are.</summary>
    public const int Count = 3;

    /// <summary>The pool of a city that keeps its register of firms and gives serials to entrants.</summary>
    public const SkillLevel Registrar = SkillLevel.Engineer;

    private static readonly string[] Names = ["skilled-worker", "engineer", "scientist"];

    /// <summary>The name as written in files and results.</summary>
    public static string Name(this SkillLevel level) => Names[(int)level];
}
