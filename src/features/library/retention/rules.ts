import { purposeOver, type RetentionRule } from '#basics/retention.ts'

const ofClosed = {
  from: '账号停用',
  days: 180,
  least: 30,
  ground: purposeOver,
  grade: 'M',
  effect: 'deleted',
  held: {},
} as const

/** What somebody read and wrote for himself alone, when his account is closed. */
export const libraryRetention = [
  {
    ...ofClosed,
    key: 'library.notes',
    title: '停用账号的读书笔记',
    why: '只有本人看得到；账号可能恢复，半年后不再需要',
    tables: ['reading_note'],
  },
  {
    ...ofClosed,
    key: 'library.positions',
    title: '停用账号读到的位置',
    why: '只为下次接着读',
    tables: ['reading_position'],
  },
  {
    ...ofClosed,
    key: 'library.favourites',
    title: '停用账号的收藏',
    why: '只为本人再找到',
    tables: ['favourite'],
  },
] as const satisfies readonly RetentionRule[]
