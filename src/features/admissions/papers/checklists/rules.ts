import { formatDay } from '#basics/days.ts'
import { versionNames } from '../../rules.ts'
import type { PaperFacts } from '../facts/rules.ts'
import { type Sheet, table } from '../layout/rules.ts'

/** 材料清单: every paper of the file in the order of the steps; what is missing is said. */
export function checklistSheet(facts: PaperFacts): Sheet {
  const { person, branch, materials } = facts
  const missing = materials.filter(({ required, presentOn }) => required && !presentOn)
  const present = materials.filter(({ presentOn }) => presentOn).length
  return {
    size: 'a4',
    look: 'form',
    above: '',
    title: '发展党员材料清单',
    parts: [
      {
        k: 'flush',
        text: `姓名：${person.name}　　党支部：${branch}　　清点日期：${formatDay(facts.today)}　　已有 ${present} 件，缺 ${missing.length} 件`,
      },
      table(
        [2.6, 7.6, 11.5, 7, 6, 3],
        ['序号', '步骤', '材料', '依据', '形成时间', '备注'],
        materials.map((one, at) => [
          String(at + 1),
          one.step,
          one.title,
          one.article,
          one.presentOn ? formatDay(one.presentOn) : '',
          one.presentOn ? '' : one.required ? '缺' : '未到',
        ]),
      ),
      { k: 'gap', tall: 6 },
      { k: 'flush', text: '移交人签名：　　　　　　　　接收人签名：　　　　　　　　日期：' },
    ],
    basis: `依据：${versionNames[facts.version]}第三十六条`,
  }
}
