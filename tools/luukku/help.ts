import { moduleCommands, ownCommands } from './command-table.ts'

/** The help text: commands, then what holds for all of them. */
export function helpText(): string {
  const lines = [...ownCommands, ...moduleCommands]
  const width = Math.max(...lines.map((line) => line.usage.length))
  return [
    'Luukku: one counter for health and social services.',
    '',
    'Usage: ./luukku COMMAND',
    '',
    ...lines.map((line) => `  ${line.usage.padEnd(width)}  ${line.summary}`),
    '',
    'Data goes to standard output, progress to standard error; the exit code is 0 only when all went well.',
    'With DATABASE_URL set, that PostgreSQL is used and none is started. README.md lists the settings.',
    '',
  ].join('\n')
}
