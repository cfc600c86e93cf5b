// Azurite's blob service, closing in good order (data saved) when standard input closes: told to, or left alone.
process.stdin.on('end', () => process.emit('SIGTERM')).resume();

// Every ten minutes it sweeps what nobody refers to, and answers nobody for minutes where there is much. What is in memory alone ends with the process.
if (process.argv.includes('--inMemoryPersistence')) {
  const { default: constants } = await import('azurite/dist/src/blob/utils/constants.js');
  constants.DEFAULT_GC_INTERVAL_MS = 24 * 60 * 60 * 1000;
}

await import('azurite/dist/src/blob/main.js');
