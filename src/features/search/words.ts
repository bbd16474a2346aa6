import type { Words } from '#platform/errors.ts'

export const words: Words = {
  'synonyms-need-whole': () =>
    '同义词和检索索引全院共用，只有院党委政工部门可以办理。如有建议，请联系院政工部门。',
  'synonyms-few': () => '同一个词写了两遍。请至少填写两个不同的词。',
  'synonyms-known': ({ words }) => `这些词已经在一组里：${words}。请直接修改那一组。`,
}
