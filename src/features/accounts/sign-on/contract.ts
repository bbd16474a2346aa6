import { z } from 'zod'
import { endpoint } from '#basics/contract.ts'
import { plainName } from '../sessions/contract.ts'
import { contract as identities } from './identities/contract.ts'
import { contract as providers } from './providers/contract.ts'
import { linkings, providerKinds } from './rules.ts'

const id = z.number().int().positive()

/** The address of the provider, where the browser goes next. */
const Departure = z.object({ address: z.string() })

const Provider = z.object({ id, name: z.string(), kind: z.enum(providerKinds) })

/** As the directory has them: capitals count in a password. */
const typed = {
  username: z.string().trim().min(1, '请填写账号').max(100).regex(plainName, '账号里有不能用的字符'),
  password: z.string().min(1, '请填写密码').max(200),
}

/** 单点登录: through a provider into the platform; which of its identities are one's own. */
export const contract = {
  begin: endpoint
    .meta({ permission: 'public', ownTransactions: true })
    .route({ method: 'POST', path: '/sign-on/{id}/departures', summary: '用单点登录：去身份服务' })
    .input(z.object({ id }))
    .output(Departure),
  complete: endpoint
    .meta({ permission: 'public', ownTransactions: true })
    .route({ method: 'POST', path: '/sign-on/returns', summary: '从身份服务回来：登录或绑定' })
    .input(
      z.object({
        /** What the provider wrote behind the question mark. */
        query: z.string().max(8000),
      }),
    )
    .output(z.object({ linked: z.boolean() })),
  enter: endpoint
    .meta({ permission: 'public', ownTransactions: true })
    .route({ method: 'POST', path: '/sign-on/{id}/sessions', summary: '用目录服务的账号和密码登录' })
    .input(z.object({ id, ...typed }))
    .output(z.object({ mustChangePassword: z.boolean() })),
  own: endpoint
    .meta({ permission: 'session' })
    .route({ method: 'GET', path: '/account/identities', summary: '我绑定的单点登录' })
    .output(
      z.array(
        Provider.extend({
          identity: z
            .object({ id, shown: z.string(), linkedAt: z.string(), linkedHow: z.enum(linkings) })
            .nullable(),
        }),
      ),
    ),
  beginLink: endpoint
    .meta({ permission: 'session', ownTransactions: true, stepUp: true })
    .route({ method: 'POST', path: '/account/identities/departures', summary: '绑定单点登录：去身份服务' })
    .input(z.object({ id }))
    .output(Departure),
  linkDirectory: endpoint
    .meta({ permission: 'session', ownTransactions: true, stepUp: true })
    .route({ method: 'POST', path: '/account/identities', summary: '绑定目录服务的账号' })
    .input(z.object({ id, ...typed }))
    .output(z.object({})),
  unlink: endpoint
    .meta({ permission: 'session', stepUp: true })
    .route({ method: 'DELETE', path: '/account/identities/{id}', summary: '解除我的一项绑定' })
    .input(z.object({ id }))
    .output(z.object({})),
  identities,
  providers,
}
