import { z } from 'zod'
import { endpoint } from '#basics/contract.ts'

const word = z.string().trim().min(1).max(20)
const instead = z.string().trim().max(50).default('')
const Word = z.object({
  word: z.string(),
  instead: z.string(),
  /** It came along, and cannot be taken off. */
  usual: z.boolean(),
  addedAt: z.string().nullable(),
  addedBy: z.string().nullable(),
})

const manage = endpoint.meta({ permission: 'messages.manage' })

/** 短信拦截词: words that carriers stop, with what to write instead. */
export const filter = {
  list: manage
    .route({ method: 'GET', path: '/sms-filter-words', summary: '短信拦截词' })
    .output(z.array(Word)),
  add: manage
    .route({ method: 'POST', path: '/sms-filter-words', summary: '添加短信拦截词' })
    .input(z.object({ word, instead }))
    .output(Word),
  remove: manage
    .route({ method: 'DELETE', path: '/sms-filter-words/{word}', summary: '删去短信拦截词' })
    .input(z.object({ word }))
    .output(z.object({})),
}
