import { z } from 'zod'
import { day, endpoint } from '#basics/contract.ts'
import { outsideStates } from '../rules.ts'

const code = z.string().trim().min(1).max(60)
const file = z.file()
/** Whoever writes outside has no account there: the code says for which organization, and only inside. */
const open = endpoint.meta({ permission: 'public', ownTransactions: true })

const Own = z.object({
  key: z.uuid(),
  matter: z.string(),
  body: z.string(),
  files: z.array(z.object({ name: z.string(), bytes: z.number().int() })),
  writtenAt: z.string(),
  /** Null: nothing has come back from the intranet yet. */
  result: z
    .object({
      state: z.enum(outsideStates),
      number: z.string().nullable(),
      replyNumber: z.string().nullable(),
      repliedOn: day.nullable(),
      because: z.string().nullable(),
      toldAt: z.string(),
    })
    .nullable(),
})

/** 外网办事: on the extranet, by whoever holds a code. */
export const outside = {
  look: open
    .route({ method: 'POST', path: '/outside-desk', summary: '凭办事码查看自己的办件' })
    .input(z.object({ code }))
    .output(z.object({ validUntil: day, requests: z.array(Own) })),
  write: open
    .meta({ permission: 'public', ownTransactions: true, megabytes: 21 })
    .route({ method: 'POST', path: '/outside-desk/requests', summary: '凭办事码提交办件（multipart）' })
    .input(
      z.object({
        code,
        matter: z.string().trim().min(2).max(40),
        body: z.string().trim().min(5).max(5000),
        files: z.union([file, z.array(file)]).optional(),
      }),
    )
    .output(z.object({})),
}
