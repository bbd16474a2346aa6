import { z } from 'zod'
import { endpoint } from '#basics/contract.ts'

const id = z.number().int().positive()
const word = z
  .string()
  .trim()
  .min(2, '每个词至少 2 个字')
  .max(30, '每个词不超过 30 个字')
  .regex(/^[\p{L}\p{N}·〔〕《》]+$/u, '词里不能有空格和标点')
const given = {
  words: z.array(word).min(2, '请至少填写两个词').max(12, '一组最多 12 个词'),
  note: z.string().trim().max(200).optional(),
}
const Group = z.object({
  id,
  words: z.array(z.string()),
  note: z.string().nullable(),
  changedAt: z.string(),
  changedBy: z.string(),
})

const change = endpoint.meta({ permission: 'search.words' })

/** 同义词: words that find each other, kept by the political-work department. */
export const synonyms = {
  list: endpoint
    .meta({ permission: 'search.find' })
    .route({ method: 'GET', path: '/library/search/synonyms', summary: '同义词' })
    .input(z.object({}))
    .output(z.array(Group)),
  add: change
    .route({ method: 'POST', path: '/library/search/synonyms', summary: '增加一组同义词' })
    .input(z.object(given))
    .output(z.object({ id })),
  change: change
    .route({ method: 'PUT', path: '/library/search/synonyms/{id}', summary: '修改一组同义词' })
    .input(z.object({ id, ...given }))
    .output(z.object({})),
  remove: change
    .route({ method: 'DELETE', path: '/library/search/synonyms/{id}', summary: '删除一组同义词' })
    .input(z.object({ id }))
    .output(z.object({})),
}
