import type { Template } from '../rules.ts'

/** 号码导出: what whoever asked is told. */
export const numberExportTemplates = [
  {
    key: 'number-export-decided',
    name: '号码导出的审批结果',
    purpose: '含完整号码的导出审批后，告知申请人',
    mandatory: false,
    variables: [
      { name: 'table', label: '表', kind: 'type' },
      { name: 'result', label: '结果', kind: 'words' },
    ],
    texts: {
      inbox: { title: '导出{表}：{结果}', body: '您申请导出的{表}（含完整号码）{结果}。' },
      sms: null,
      mail: null,
    },
  },
] as const satisfies Template[]
