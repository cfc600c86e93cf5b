// Ends the processes it was told about when whoever started it is gone, however that happened:
// standard input closes then. A line is a process id; a negative one is no longer guarded.
import { createInterface } from 'node:readline';

const guarded = new Set();

function told(line) {
  const pid = Number(line);
  if (pid > 0) guarded.add(pid);
  else guarded.delete(-pid);
}

function endAll() {
  for (const pid of guarded) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch (error) {
      if (error.code !== 'ESRCH') throw error;
    }
  }
  process.exit();
}

process.on('SIGINT', () => {});
process.on('SIGTERM', () => {});
createInterface({ input: process.stdin }).on('line', told).on('close', endAll);
