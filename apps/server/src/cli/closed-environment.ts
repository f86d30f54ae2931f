/** Where the database and the data of this run lie, whose county it is and how much it says. */
const passed = [
  'DATABASE_URL',
  'DATABASE_APP_URL',
  'DATABASE_JOBS_URL',
  'DATABASE_POOL',
  'LUUKKU_DATA',
  'LUUKKU_COUNTY',
  'LUUKKU_LOG',
] as const

/**
 * The settings of a run on made-up people. Everything else of the environment belongs to the installation and stays
 * outside: its gateways, so that no message leaves the machine; its anchor file, which a made-up journal would spoil for ever;
 * its public address, clock and mode.
 *
 * @param own  what this run sets itself; it wins
 */
export function closedEnvironment(
  outer: Readonly<Record<string, string | undefined>>,
  own: Readonly<Record<string, string | undefined>>,
): Record<string, string | undefined> {
  return { ...Object.fromEntries(passed.map((name) => [name, outer[name]])), LUUKKU_MODE: 'development', ...own }
}
