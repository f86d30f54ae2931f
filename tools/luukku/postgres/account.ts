import { readFileSync } from 'node:fs'
import { KnownFailure } from '../known-failure.ts'

/** The account a process runs as. */
export type Account = { name: string; uid: number; gid: number }

/** Accounts that PostgreSQL may run as when root starts Luukku, the most specific first. */
const candidates = ['luukku', 'postgres', 'nobody']

/**
 * The unprivileged account for PostgreSQL, which refuses root; undefined when the launcher is an ordinary user already.
 *
 * @param passwd  text of /etc/passwd (PostgreSQL looks its own account up, so an account must exist, not only a number)
 * @throws KnownFailure  when the machine has none of the known accounts
 */
export function findPostgresAccount(
  uid: number | undefined,
  passwd: () => string,
  chosen?: string,
): Account | undefined {
  if (uid !== 0) return undefined
  const accounts = parsePasswd(passwd())
  const wanted = chosen ? [chosen] : candidates
  for (const name of wanted) {
    const account = accounts.find((each) => each.name === name)
    if (account && account.uid !== 0) return account
  }
  throw new KnownFailure(
    `PostgreSQL refuses to run as root, and this machine has no account ${wanted.join(', ')}. ` +
      'Create one (useradd --system luukku) or name one in LUUKKU_POSTGRES_USER.',
  )
}

/** {@link findPostgresAccount} of this machine and process. */
export function getPostgresAccount(): Account | undefined {
  return findPostgresAccount(
    process.getuid?.(),
    () => readFileSync('/etc/passwd', 'utf8'),
    process.env.LUUKKU_POSTGRES_USER || undefined,
  )
}

function parsePasswd(text: string): Account[] {
  return text
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length >= 4)
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
}
