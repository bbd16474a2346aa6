import { z } from 'zod'
import { endpoint } from '#basics/contract.ts'

const text = z.string().trim().min(1).max(100)
const Phrases = z.object({ own: z.array(z.string()), usual: z.array(z.string()) })
const own = endpoint.meta({ permission: 'approvals.use' })

/** 常用语 for opinions: the person's own, and the usual ones. */
export const phrases = {
  list: own.route({ method: 'GET', path: '/own/phrases', summary: '我的常用语' }).output(Phrases),
  add: own
    .route({ method: 'POST', path: '/own/phrases', summary: '添加常用语' })
    .input(z.object({ text }))
    .output(Phrases),
  remove: own
    .route({ method: 'DELETE', path: '/own/phrases', summary: '删去常用语' })
    .input(z.object({ text }))
    .output(Phrases),
}
