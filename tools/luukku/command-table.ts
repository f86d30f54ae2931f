/**
 * The database a command works on: the installation's own; one made for this run and thrown away; or none.
 */
export type CommandDatabase = 'own' | 'throwaway' | 'none'

/** A command that a module carries out: `run(args)` of the file, which resolves with the exit code. */
export type ModuleCommand = {
  name: string
  usage: string
  summary: string
  file: string
  database: CommandDatabase
  /** Where it depends on what is asked: the law of a county is compared on that county's database. */
  databaseFor?: (args: readonly string[]) => CommandDatabase
  migrates: boolean
  /** It acts as the owner of the tables only: the roles that serve are left alone. */
  ownerAlone?: boolean
}

/** A command that the launcher carries out itself. */
export type OwnCommand = { name: string; usage: string; summary: string }

export const ownCommands: OwnCommand[] = [
  {
    name: 'start',
    usage: 'start [--port N] [--data DIR] [--fresh]',
    summary: 'start everything and say where to go; Ctrl-C stops',
  },
  { name: 'test', usage: 'test [STEP ...]', summary: 'every check and test, browser journeys included' },
  { name: 'check', usage: 'check', summary: 'the fast loop: format, lint, types, import rules, unit tests' },
  { name: 'bench', usage: 'bench NAME [...]', summary: 'measure something; without a name, say what there is' },
  { name: 'help', usage: 'help', summary: 'this list' },
]

const serverCommand = (
  name: string,
  usage: string,
  summary: string,
  database: CommandDatabase,
  migrates = database !== 'none',
): ModuleCommand => ({
  name,
  usage: `${name} ${usage}`.trim(),
  summary,
  file: `apps/server/src/cli/${name}.ts`,
  database,
  migrates,
})

export const moduleCommands: ModuleCommand[] = [
  {
    ...serverCommand('migrate', '[--data DIR]', 'bring the database to the newest structure', 'own', false),
    ownerAlone: true,
  },
  serverCommand(
    'seed',
    '[--data DIR] [--county NAME] [--residents N] [--contacts N] [--at MOMENT]',
    'fill the database with a demo county',
    'own',
  ),
  serverCommand(
    'rehearse',
    'FILE [--county NAME]',
    'play first contacts from a file the whole way, on a throw-away database',
    'throwaway',
  ),
  {
    ...serverCommand(
      'law',
      '[--data DIR] ...',
      'the statutory time limits: look up, explain, check, compare',
      'none',
      true,
    ),
    databaseFor: (args) => (args.some((one) => one === '--county' || one.startsWith('--county=')) ? 'own' : 'none'),
  },
  serverCommand('questionnaire', 'export ID | import FILE', 'questionnaires as FHIR Questionnaires, and back', 'none'),
  serverCommand(
    'catalogue',
    '[--data DIR] ...',
    'the service catalogue: bring a file of the national register, try the search',
    'own',
  ),
  serverCommand('guide', '...', 'the guidance rules: ask what a text leads to', 'none'),
  serverCommand(
    'retention',
    '[--data DIR] [--dry-run | --destroy]',
    'what is past its time by the annex of 703/2023; --destroy finishes what was confirmed',
    'own',
  ),
  {
    ...serverCommand('journal', '[--data DIR] ...', 'verify and read the log of use and disclosure', 'own'),
    ownerAlone: true,
  },
]
