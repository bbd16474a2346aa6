import { exchangeFields } from '../exchange/words.ts'

/** Of the trail's own lines. */
export const trailFields: Record<string, string> = {
  ...exchangeFields,
  anchors: '锚点数',
  trailFaults: '查出的问题',
  lastEntry: '末条编号',
  keyPrint: '密钥指纹',
  host: '主机',
  port: '端口',
  tls: 'TLS 加密',
  authority: 'CA 证书',
  starting: '从哪里起',
  failure: '失败原因',
  cipher: '算法',
  resealed: '重新加密的项数',
  unopened: '打不开的项数',
  arrived: '是否收到',
  mark: '导出标记',
}
