namespace InnovationSim.Storage.Tests.Building;

/// <summary>A file on a disk that is full after some bytes. It fails again when it is closed, as such files do.</summary>
internal sealed class FailingStream(string path, long room) : FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0)
{
    public const string Full = "No space left on device (of the test)";

    private long _room = room;

    // In a class derived from it the file stream's method for spans calls the one for arrays: this is the one to count in.
    public override void Write(byte[] buffer, int offset, int count)
    {
        _room -= count;
        if (_room < 0) throw new IOException(Full);
        base.Write(buffer, offset, count);
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && _room < 0) throw new IOException(Full);
    }
}
