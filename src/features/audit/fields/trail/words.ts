/** Of the trail's own lines. */
export const trailFields: Record<string, string> = {
  anchors: '锚点数',
  trailFaults: '查出的问题',
  lastEntry: '末条编号',
  keyPrint: '密钥指纹',
}
