using System.ComponentModel;
using McaBot.Sandbox.Starting;

namespace McaBot.Sandbox.Processes;

/// <summary>What to do where a program is not on this machine.</summary>
internal static class MissingProgram
{
    public static StartProblemException Of(string file, Win32Exception missing) =>
    new(
        file switch
        {
            "node" => "Node.js was not found: install version 20 or later (nodejs.org), open a new terminal and start again.",
            "npm" or "npm.cmd" =>
                "npm was not found: install Node.js 20 or later with it (nodejs.org), open a new terminal and start again.",
            _ => $"The program {file} was not found on the PATH: install it, open a new terminal and start again.",
        },
        missing);
}
