/** The lines that tell people where to go. */
export function whereToGo(
  url: string,
  options: { isProduction: boolean; dataFolder: string; database: string },
): string {
  const base = url.replace(/\/$/, '')
  const rows: [string, string][] = [
    ['residents', `${base}/`],
    ['staff', `${base}/staff`],
    ['managers', `${base}/staff/manager`],
    ...(options.isProduction ? [] : ([['messages sent', `${base}/dev/inbox`]] as [string, string][])),
    ['API', `${base}/api/docs`],
  ]
  return [
    '',
    'Luukku is ready.',
    '',
    ...rows.map(([who, where]) => `  ${who.padEnd(14)} ${where}`),
    '',
    ...(options.isProduction
      ? []
      : [
          'Sign in with "Sign in" on any page: the development identity provider lists the demo people',
          '(residents, nurses, counsellors, managers). Choose one; there is no password.',
          '',
        ]),
    `  data           ${options.dataFolder}`,
    `  database       ${options.database}`,
    '',
    'Ctrl-C stops everything. The data stays for the next start.',
    '',
  ].join('\n')
}
