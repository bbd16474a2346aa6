import type { Template } from '../rules.ts'

/** 政企村共建: what a village is told of. */
export const coBuildingTemplates = [
  {
    key: 'co-building-distributed',
    name: '共建项目分红',
    purpose: '共建项目的收益分配决定登记时，告知对应党支部的书记',
    mandatory: false,
    variables: [
      { name: 'project', label: '项目', kind: 'words' },
      { name: 'village', label: '村', kind: 'words' },
      { name: 'year', label: '年度', kind: 'number' },
    ],
    texts: {
      inbox: {
        title: '{村}有一笔项目分红待到账',
        body: '“{项目}”第{年度}年收益分配已经决定，{村}的一份请核对金额；到账后请登记日期和收据编号。',
      },
      sms: null,
      mail: null,
    },
  },
] as const satisfies Template[]
