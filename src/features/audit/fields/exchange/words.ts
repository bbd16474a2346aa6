/** Of what goes between the two networks. */
export const exchangeFields: Record<string, string> = {
  card: '名片',
  fingerprint: '指纹',
  leftOut: '扣下项数',
  unequal: '不一致项数',
  handedTo: '交出到',
  record: '所涉内容',
  where: '所在位置',
  only: '只看',
  holder: '持码人',
  matter: '事由',
  validUntil: '有效期至',
}
