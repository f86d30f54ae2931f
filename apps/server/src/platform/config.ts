import { z } from 'zod'
import { defaultCounty } from './default-county.ts'
import { developmentSecret } from './development-secret.ts'
import { productionProblems } from './production-problems.ts'

const flag = z.enum(['true', 'false']).transform((v) => v === 'true')

const schema = z.object({
  LUUKKU_MODE: z.enum(['development', 'production']).default('development'),
  LUUKKU_COUNTY: z.string().default(defaultCounty),
  PORT: z.coerce.number().int().min(0).max(65_535).default(7600),
  HOST: z.string().default('127.0.0.1'),
  /** What people type in the browser; https in production. */
  LUUKKU_PUBLIC_URL: z.url().optional(),
  LUUKKU_DATA: z.string().default('.luukku/data'),
  /** Owner: migrates, and serves when no other is given (development only). */
  DATABASE_URL: z.string().min(1),
  DATABASE_APP_URL: z.string().optional(),
  DATABASE_JOBS_URL: z.string().optional(),
  /**
   * Connections that one process acts over. Few are faster than many: a request waits for a connection in its turn instead of
   * sharing two cores with fifteen others, and each connection plans every statement once (docs/bench/main-job.md).
   */
  DATABASE_POOL: z.coerce.number().int().min(2).max(100).default(6),
  /** Base64 of 32 bytes each. Sealing keys, the newest first: `id:base64,id:base64`. */
  LUUKKU_SEAL_KEYS: z.string().optional(),
  LUUKKU_INDEX_KEY: z.string().optional(),
  LUUKKU_COOKIE_KEY: z.string().optional(),
  OIDC_ISSUER: z.url().optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  /** Values of `acr` that count as strong, as the provider names them, the best first, with spaces between. */
  OIDC_STRONG_ACR: z.string().default('http://ftn.ficora.fi/2017/loa3 http://ftn.ficora.fi/2017/loa2'),
  SMTP_URL: z.string().optional(),
  MAIL_FROM: z.string().default('luukku@luukku.invalid'),
  SMS_GATEWAY_URL: z.url().optional(),
  SMS_GATEWAY_TOKEN: z.string().optional(),
  /**
   * How the gateway wants a message, `{to}` and `{text}` in it: a JSON object, or fields as `to={to}&msg={text}`. `{ref}` in it is
   * our reference of the message, which a report of delivery names.
   */
  SMS_GATEWAY_FORM: z.string().optional(),
  /** The header in which the gateway wants the token as it is; a bearer token when not set. */
  SMS_GATEWAY_TOKEN_HEADER: z
    .string()
    .regex(/^[a-zA-Z][a-zA-Z-]{0,60}$/)
    .optional(),
  /** Shared with the gateway that hands over replies; without it there are none. */
  SMS_INBOUND_SECRET: z.string().min(32).optional(),
  /** The last part of the address to which the gateway reports deliveries, `/api/sms/report/SECRET`; without it there is none. */
  SMS_REPORT_SECRET: z
    .string()
    .regex(/^[A-Za-z0-9_-]{32,200}$/)
    .optional(),
  /** How the gateway names things there: `{"ref":"…","state":"…","delivered":["…"],"failed":["…"]}`. */
  SMS_REPORT_FORM: z.string().optional(),
  /** Development identity provider, development inbox. */
  LUUKKU_DEVELOPMENT_SIGN_IN: flag.optional(),
  /** Start the clock at this moment; refused in production. */
  LUUKKU_CLOCK: z.iso.datetime({ offset: true }).optional(),
  LUUKKU_CLOCK_SETTABLE: flag.default(false),
  /**
   * Nothing is done by itself: no planned work, no watch, no look at what others changed, no clean-up, no anchor. Whoever asks
   * for a round gets it. For tests, which nobody may interrupt; refused in production.
   */
  LUUKKU_STANDS_STILL: flag.default(false),
  /** Seconds between rounds of the watch over open contacts; where the clock was set, whoever moves it also watches. */
  LUUKKU_WATCH_SECONDS: z.coerce.number().int().min(0).max(600).optional(),
  /** Proxies of our own before the server: how many of the last `X-Forwarded-For` are believed. In production one. */
  LUUKKU_TRUSTED_HOPS: z.coerce.number().int().min(0).max(5).optional(),
  LUUKKU_RATE_LIMIT: z.coerce.number().int().min(0).default(600),
  LUUKKU_LOG: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  /** What a collector of metrics shows as its bearer token; without it, production answers nobody's question for them. */
  LUUKKU_METRICS_TOKEN: z.string().min(32).optional(),
  /** The page and the document of the API for anybody; in production only where a county wants it. */
  LUUKKU_API_DOCS: flag.optional(),
  LUUKKU_ANCHOR_FILE: z.string().optional(),
  /** Folder of languages added as files; by default instances/COUNTY/languages. */
  LUUKKU_LANGUAGES: z.string().optional(),
})

const secretNames = [
  'DATABASE_URL',
  'DATABASE_APP_URL',
  'DATABASE_JOBS_URL',
  'LUUKKU_SEAL_KEYS',
  'LUUKKU_INDEX_KEY',
  'LUUKKU_COOKIE_KEY',
  'OIDC_CLIENT_SECRET',
  'SMTP_URL',
  // Gateways that know nothing better want a key in the address or among the fields.
  'SMS_GATEWAY_URL',
  'SMS_GATEWAY_FORM',
  'SMS_GATEWAY_TOKEN',
  'SMS_INBOUND_SECRET',
  'SMS_REPORT_SECRET',
  'LUUKKU_METRICS_TOKEN',
] as const

export type Config = ReturnType<typeof readConfig>

export class ConfigError extends Error {
  readonly problems: string[]
  constructor(problems: string[]) {
    super(`Configuration is not safe or not complete:\n- ${problems.join('\n- ')}`)
    this.name = 'ConfigError'
    this.problems = problems
  }
}

/**
 * Reads the configuration from the environment.
 * @throws ConfigError with one line a problem: a value that does not fit, or, in production, anything unsafe (default
 *   secrets, development sign-in, a database open without password or roles, cookies over plain HTTP, a set clock)
 */
export function readConfig(environment: Record<string, string | undefined>) {
  const parsed = schema.safeParse(environment)
  if (!parsed.success) throw new ConfigError(parsed.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`))
  const e = parsed.data
  const production = e.LUUKKU_MODE === 'production'
  const publicUrl = e.LUUKKU_PUBLIC_URL ?? `http://${e.HOST}:${String(e.PORT)}`
  const config = {
    production,
    countyId: e.LUUKKU_COUNTY,
    host: e.HOST,
    port: e.PORT,
    publicUrl,
    secureCookies: publicUrl.startsWith('https:'),
    dataFolder: e.LUUKKU_DATA,
    languagesFolder: e.LUUKKU_LANGUAGES,
    database: {
      ownerUrl: e.DATABASE_URL,
      appUrl: e.DATABASE_APP_URL,
      jobsUrl: e.DATABASE_JOBS_URL,
      pool: e.DATABASE_POOL,
    },
    sealKeys: e.LUUKKU_SEAL_KEYS ?? `dev:${developmentSecret('seal')}`,
    indexKey: e.LUUKKU_INDEX_KEY ?? developmentSecret('index'),
    cookieKey: e.LUUKKU_COOKIE_KEY ?? developmentSecret('cookie'),
    oidc: {
      issuer: e.OIDC_ISSUER,
      clientId: e.OIDC_CLIENT_ID ?? 'luukku',
      clientSecret: e.OIDC_CLIENT_SECRET ?? developmentSecret('oidc'),
      strongAcr: e.OIDC_STRONG_ACR.split(/\s+/).filter((value) => value !== ''),
    },
    mail: { smtpUrl: e.SMTP_URL, from: e.MAIL_FROM },
    sms: {
      url: e.SMS_GATEWAY_URL,
      token: e.SMS_GATEWAY_TOKEN,
      form: e.SMS_GATEWAY_FORM,
      tokenHeader: e.SMS_GATEWAY_TOKEN_HEADER,
      inboundSecret: e.SMS_INBOUND_SECRET,
      reportSecret: e.SMS_REPORT_SECRET,
      reportForm: e.SMS_REPORT_FORM,
    },
    developmentSignIn: e.LUUKKU_DEVELOPMENT_SIGN_IN ?? !production,
    clockStart: e.LUUKKU_CLOCK,
    clockSettable: e.LUUKKU_CLOCK_SETTABLE,
    standsStill: e.LUUKKU_STANDS_STILL,
    watchSeconds: e.LUUKKU_WATCH_SECONDS ?? (e.LUUKKU_CLOCK === undefined ? 20 : 0),
    trustedHops: e.LUUKKU_TRUSTED_HOPS ?? (production ? 1 : 0),
    rateLimitPerMinute: e.LUUKKU_RATE_LIMIT,
    logLevel: e.LUUKKU_LOG,
    metrics: { token: e.LUUKKU_METRICS_TOKEN, isOpen: !production && e.LUUKKU_METRICS_TOKEN === undefined },
    apiDocs: e.LUUKKU_API_DOCS ?? !production,
    anchorFile: e.LUUKKU_ANCHOR_FILE,
  }
  const problems = production ? productionProblems(config) : []
  if (problems.length > 0) throw new ConfigError(problems)
  return config
}

/** The configuration as it may be printed, what was not set by its default: secrets are named, never shown. */
export function describeConfig(environment: Record<string, string | undefined>): Record<string, string> {
  const parsed = schema.safeParse(environment)
  return Object.fromEntries(
    Object.keys(schema.shape).map((name) => {
      const [value, byDefault] = [environment[name], parsed.data?.[name as keyof typeof parsed.data]]
      if (value === undefined) return [name, byDefault === undefined ? '(none)' : `${String(byDefault)} (default)`]
      if (value === '') return [name, '(empty)']
      const secret = (secretNames as readonly string[]).includes(name)
      return [name, secret ? '(set)' : value.replace(/:\/\/[^/?#]*@/, '://***@')]
    }),
  )
}
