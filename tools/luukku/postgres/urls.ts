/** Passwords of the bundled PostgreSQL's roles. */
export type PostgresPasswords = { postgres: string; luukku_owner: string; luukku_app: string; luukku_jobs: string }

/** Where the server finds its database, one address for each role it acts in. */
export type DatabaseUrls = { ownerUrl: string; appUrl: string; jobsUrl: string }

/** Address of one role on the bundled PostgreSQL, over its socket. */
export function socketUrl(
  socketFolder: string,
  role: keyof PostgresPasswords,
  password: string,
  database: string,
): string {
  return `postgresql://${role}:${encodeURIComponent(password)}@localhost/${database}?host=${encodeURIComponent(socketFolder)}`
}

/** Addresses of the three roles that the server uses. */
export function socketUrls(socketFolder: string, passwords: PostgresPasswords, database: string): DatabaseUrls {
  return {
    ownerUrl: socketUrl(socketFolder, 'luukku_owner', passwords.luukku_owner, database),
    appUrl: socketUrl(socketFolder, 'luukku_app', passwords.luukku_app, database),
    jobsUrl: socketUrl(socketFolder, 'luukku_jobs', passwords.luukku_jobs, database),
  }
}

/** The address as the environment variables that the server reads. */
export function databaseEnvironment(urls: DatabaseUrls): Record<string, string> {
  return { DATABASE_URL: urls.ownerUrl, DATABASE_APP_URL: urls.appUrl, DATABASE_JOBS_URL: urls.jobsUrl }
}

/** The address without its password, for a message. */
export function withoutPassword(url: string): string {
  return url.replace(/(:\/\/[^:/?#]*):.*@/, '$1:***@').replace(/([?&]password=)[^&]*/gi, '$1***')
}
