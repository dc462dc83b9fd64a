import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..')

const port = z.coerce.number().int().min(0).max(65535)
const postgresUrl = z.string().regex(/^postgres(ql)?:\/\//, 'begins with postgresql://')
const flag = z.enum(['0', '1']).transform((value) => value === '1')

/** Every setting of the program, read and checked in this one place. */
const schema = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test']).default('development'),
  /** Where it listens. 0 takes any free port. */
  PORT: port.default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  /** The port that people type, where something stands before the program (vite in development). */
  PUBLIC_PORT: port.optional(),
  /** Uploaded files, and the embedded database's data. */
  DATA_DIR: z.string().min(1).default(path.join(root, '.data')),
  /** The role that serves and owns nothing; the one that owns and migrates. */
  DATABASE_URL: postgresUrl,
  DATABASE_OWNER_URL: postgresUrl,
  DATABASE_POOL: z.coerce.number().int().min(2).max(500).default(10),
  /** Base of the associations' hosts: `<slug>.<BASE_HOST>`; others stand in the table of hosts. */
  BASE_HOST: z.string().min(1).default('localhost'),
  /** What this node does: `http` serves pages and sockets, `worker` sends messages and keeps house. */
  ROLES: z
    .string()
    .default('http,worker')
    .transform((text) => text.split(',').map((role) => role.trim()))
    .pipe(z.array(z.enum(['http', 'worker'])).min(1)),
  /** Behind a proxy that sets X-Forwarded-For and X-Forwarded-Proto. */
  TRUST_PROXY: flag.default(false),
  /** Signs the proof-of-work challenges. Made anew at each start where it is not set. */
  APP_SECRET: z.string().min(32).optional(),
  /** Encrypts what must be read again, such as second-factor secrets: `<id>:<32 bytes, base64>`, the one in use first, older ones after commas. Kept in DATA_DIR where it is not set. */
  SECRETS_KEY: z
    .string()
    .regex(
      /^[a-z0-9]{1,16}:[A-Za-z0-9+/]{43}=(?:,[a-z0-9]{1,16}:[A-Za-z0-9+/]{43}=)*$/,
      'is <id>:<32 random bytes in base64>, several separated by commas',
    )
    .optional(),
  /** Whether staff need a second factor before the desk opens; in production always. */
  STAFF_TOTP: z.enum(['required', 'optional']).optional(),
  /** Demo data in an empty database; never in production unless asked for. */
  DEMO_DATA: flag.optional(),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'begins with smtp:// or smtps://')
    .optional(),
  MAIL_FROM: z.string().min(3).optional(),
  SMS_PROVIDER: z.enum(['aliyun']).optional(),
  ALIYUN_SMS_ENDPOINT: z
    .string()
    .regex(/^https?:\/\//)
    .default('https://dysmsapi.aliyuncs.com'),
  ALIYUN_ACCESS_KEY_ID: z.string().optional(),
  ALIYUN_ACCESS_KEY_SECRET: z.string().optional(),
  /** The WeChat service account that template messages come from. */
  WECHAT_APP_ID: z.string().optional(),
  WECHAT_APP_SECRET: z.string().optional(),
  WECHAT_ENDPOINT: z
    .string()
    .regex(/^https?:\/\//)
    .default('https://api.weixin.qq.com'),
  WECHAT_OPEN_ENDPOINT: z
    .string()
    .regex(/^https?:\/\//)
    .default('https://open.weixin.qq.com'),
})

export type Env = Omit<z.infer<typeof schema>, 'STAFF_TOTP'> & {
  webDir: string
  STAFF_TOTP: 'required' | 'optional'
}

/** A setting that can't work, said in one sentence. */
export class EnvError extends Error {}

/** Reads and checks the settings; throws EnvError naming each that is wrong and what it should be. */
export function readEnv(source: NodeJS.ProcessEnv = process.env): Env {
  const result = schema.safeParse(source)
  if (!result.success) throw new EnvError(result.error.issues.map(describe).join('\n'))
  const env = result.data
  if (env.SMS_PROVIDER && !(env.ALIYUN_ACCESS_KEY_ID && env.ALIYUN_ACCESS_KEY_SECRET)) {
    throw new EnvError(
      'SMS_PROVIDER=aliyun needs ALIYUN_ACCESS_KEY_ID and ALIYUN_ACCESS_KEY_SECRET.',
    )
  }
  if (env.SMTP_URL && !env.MAIL_FROM) {
    throw new EnvError('SMTP_URL needs MAIL_FROM: the address that mail comes from.')
  }
  if (Boolean(env.WECHAT_APP_ID) !== Boolean(env.WECHAT_APP_SECRET)) {
    throw new EnvError('WECHAT_APP_ID and WECHAT_APP_SECRET go together: set both, or none.')
  }
  if (env.NODE_ENV === 'production') demandForProduction(env)
  const STAFF_TOTP = env.STAFF_TOTP ?? (env.NODE_ENV === 'production' ? 'required' : 'optional')
  return { ...env, STAFF_TOTP, webDir: path.join(root, 'apps/web/dist') }
}

/** What a trial may go without. */
function demandForProduction(env: z.infer<typeof schema>): void {
  if (!env.APP_SECRET) {
    throw new EnvError(
      'APP_SECRET is needed in production: set it to 32 or more random characters.',
    )
  }
  if (!env.SECRETS_KEY) {
    throw new EnvError(
      'SECRETS_KEY is needed in production: set it to k1:<the output of "openssl rand -base64 32"> and keep it beside the backups.',
    )
  }
  if (env.STAFF_TOTP === 'optional') {
    throw new EnvError(
      'STAFF_TOTP=optional is for trials: in production staff take a second factor.',
    )
  }
}

function describe(issue: z.core.$ZodIssue): string {
  return `The setting ${issue.path.join('.')} is not usable: ${issue.message}.`
}
