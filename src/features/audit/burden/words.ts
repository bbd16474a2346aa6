/** What is done with the ledger of what branches are asked for. */
export const burdenDeeds: Record<string, string> = {
  'burden.exported': '导出负担账本',
}
