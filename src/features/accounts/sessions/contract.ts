import { z } from 'zod'
import { endpoint, everyRole } from '#basics/contract.ts'
import { providerKinds } from '../sign-on/rules.ts'
import { watermarkPolicies } from '../watermark/rules.ts'

const id = z.number().int().positive()
// biome-ignore lint/suspicious/noControlCharactersInRegex: what no name holds, and no database keeps
export const plainName = /^[^\u0000-\u001f\u007f]*$/
const username = z.string().trim().toLowerCase().min(1).max(100).regex(plainName, '用户名里有不能用的字符')
export const newUsername = username.regex(
  /^[a-z0-9\u4e00-\u9fff][a-z0-9\u4e00-\u9fff._-]{1,39}$/,
  '用户名为 2 至 40 位的字母、数字、汉字、点、横线或下划线，首位不能是符号',
)
// Long enough for whole sentences, short enough that hashing is no burden.
const password = z.string().min(1).max(200)

/** Who is signed in; nothing but the first six says anything about a visitor. */
const Session = z.object({
  signedIn: z.boolean(),
  needsFirstAdministrator: z.boolean(),
  mustChangePassword: z.boolean(),
  demo: z.boolean(),
  /** The network this is: on the extranet only what is public is read. */
  zone: z.enum(['intranet', 'extranet']),
  institute: z.string(),
  /** The session stays signed in on this device: until when, and after how many minutes it is locked. */
  kept: z.object({ until: z.string(), lockMinutes: z.number().int() }).optional(),
  /** Nothing is answered until the PIN is given. */
  locked: z.boolean().optional(),
  /** Nothing is answered until the second factor is shown (`due`), or set up, as the institute asks (`enrol`). */
  factor: z.enum(['due', 'enrol']).optional(),
  person: z.object({ name: z.string(), personId: id.nullable(), accountId: id }).optional(),
  roles: z
    .array(
      z.object({
        key: z.string(),
        role: z.enum(everyRole),
        title: z.string(),
        organizationId: id.nullable(),
        organizationName: z.string().nullable(),
        /** What it allows by itself, where several are held. */
        permissions: z.array(z.string()).optional(),
        kindName: z.string().optional(),
      }),
    )
    .optional(),
  /** What lies over the screen, on which pages; absent where nothing does. */
  watermark: z.object({ pages: z.enum(watermarkPolicies), words: z.string() }).optional(),
  /** Whose acts one does now, and until when. */
  standIn: z
    .object({
      stretchId: id,
      personName: z.string(),
      helperName: z.string(),
      acts: z.array(z.string()),
      endsAt: z.string(),
    })
    .optional(),
  /** What the acting role allows. */
  permissions: z.array(z.string()).optional(),
  /** 单点登录: by whom one may enter; of a visitor. */
  signOn: z.array(z.object({ id, name: z.string(), kind: z.enum(providerKinds) })).optional(),
  /** Only in a demo installation: people to enter as by a click. */
  demoPeople: z.array(z.object({ username: z.string(), name: z.string(), title: z.string() })).optional(),
})

export const OpenSession = z.object({
  id,
  /** The session that asks. */
  here: z.boolean(),
  createdAt: z.string(),
  seenAt: z.string(),
  /** 保持登录: until when. */
  keptUntil: z.string().nullable(),
  ip: z.string(),
  agent: z.string(),
})

const OwnAccount = z.object({
  username: z.string(),
  name: z.string(),
  hasPassword: z.boolean(),
  passwordAt: z.string().nullable(),
  /** The day from which another password is asked for. */
  passwordUntil: z.iso.date().nullable(),
})

/** Signed in by a cookie; whether a new password is asked for before anything else. */
const Entered = z.object({ mustChangePassword: z.boolean() })

const open = endpoint.meta({ permission: 'public' })
const entering = endpoint.meta({ permission: 'public', ownTransactions: true })
const own = endpoint.meta({ permission: 'session' })
const ownAtOnce = endpoint.meta({ permission: 'session', newPasswordMayWait: true })

/** 登录: into the platform and out of it, the first administrator, one's own password and sessions. */
export const contract = {
  session: open.route({ method: 'GET', path: '/session', summary: '当前登录情况' }).output(Session),
  signIn: entering
    .route({ method: 'POST', path: '/session', summary: '用户名和密码登录' })
    .input(z.object({ username, password }))
    .output(Entered),
  signOut: open
    .route({ method: 'DELETE', path: '/session', summary: '退出登录' })
    .output(z.object({ signedIn: z.literal(false) })),
  enterByLink: open
    .route({ method: 'POST', path: '/sign-in-links/{token}', summary: '用一次性登录链接登录' })
    .input(z.object({ token: z.string().min(20).max(100) }))
    .output(Entered),
  enterDemo: open
    .route({ method: 'POST', path: '/demo-sessions', summary: '演示单位：以演示人员身份进入' })
    .input(z.object({ username }))
    .output(Entered),
  createFirstAdministrator: entering
    .route({ method: 'POST', path: '/first-administrator', summary: '空平台：设立首位管理员' })
    .input(
      z.object({
        institute: z.string().trim().min(2).max(60),
        /** The code of the highest committee in the master data, so that a first feed finds it. */
        code: z.string().trim().min(1).max(40).default('1'),
        username: newUsername,
        name: z.string().trim().min(2).max(40),
        password,
      }),
    )
    .output(Entered),
  ownAccount: ownAtOnce.route({ method: 'GET', path: '/account', summary: '我的账号' }).output(OwnAccount),
  changePassword: endpoint
    .meta({ permission: 'session', ownTransactions: true, newPasswordMayWait: true })
    .route({ method: 'POST', path: '/account/password', summary: '修改我的密码' })
    .input(z.object({ current: password, next: password }))
    .output(z.object({})),
  ownSessions: own
    .route({ method: 'GET', path: '/account/sessions', summary: '我的登录' })
    .output(z.array(OpenSession)),
  endOwnSession: own
    .route({ method: 'DELETE', path: '/account/sessions/{id}', summary: '结束我的一个登录' })
    .input(z.object({ id }))
    .output(z.object({})),
}
