using System.Runtime.InteropServices;
using InnovationSim.Kernel;
using InnovationSim.Kernel.Messages;

namespace InnovationSim.Service.Replays;

/// <summary>Reads the messages of a shard.</summary>
internal static class Letters
{
    /// <summary>Tells each message of a kind that was received, with the shard that has sent it.</summary>
    internal static void Received<T>(ReadOnlySpan<MessageRun> runs, Action<AgentId, T> tell)
        where T : unmanaged, IMessage
    {
        foreach (ref readonly MessageRun run in runs)
        {
            if (run.Kind != T.Kind) continue;
            foreach (T message in MemoryMarshal.Cast<byte, T>(run.Payload)) tell(AgentId.Unpack(run.Sender), message);
        }
    }

    /// <summary>Tells each message of a kind that was sent, with the shard that it goes to.</summary>
    internal static void Sent<T>(ReadOnlySpan<MessageRun> runs, Action<AgentId, T> tell)
        where T : unmanaged, IMessage
    {
        foreach (ref readonly MessageRun run in runs)
        {
            if (run.Kind != T.Kind) continue;
            foreach (T message in MemoryMarshal.Cast<byte, T>(run.Payload)) tell(AgentId.Unpack(run.Receiver), message);
        }
    }
}
