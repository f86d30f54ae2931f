import type { StartConfig } from './sound-config.ts'

/** The lines that tell people where to go: the address that they type, and only doors that this server opens. */
export function whereToGo(
  url: string,
  { production, apiDocs, developmentSignIn, publicUrl }: StartConfig,
  kept: { dataFolder: string; database: string },
): string {
  const listening = url.replace(/\/$/, '')
  const base = (publicUrl || url).replace(/\/$/, '')
  const rows: [string, string][] = [
    ['residents', `${base}/`],
    ['staff', `${base}/staff`],
    ['managers', `${base}/staff/manager`],
    ...(production ? [] : ([['messages sent', `${base}/dev/inbox`]] as [string, string][])),
    ...(apiDocs ? ([['API', `${base}/api/docs`]] as [string, string][]) : []),
    ...(base === listening ? [] : ([['listens at', listening]] as [string, string][])),
  ]
  return [
    '',
    'Luukku is ready.',
    '',
    ...rows.map(([who, where]) => `  ${who.padEnd(14)} ${where}`),
    '',
    ...(developmentSignIn
      ? [
          'Sign in with "Sign in" on any page: the development identity provider lists the demo people',
          '(residents, nurses, counsellors, managers). Choose one; there is no password.',
        ]
      : ['Sign in with "Sign in" on any page: the identity provider of OIDC_ISSUER asks who you are.']),
    '',
    `  data           ${kept.dataFolder}`,
    `  database       ${kept.database}`,
    '',
    'Ctrl-C stops everything. The data stays for the next start.',
    '',
  ].join('\n')
}
