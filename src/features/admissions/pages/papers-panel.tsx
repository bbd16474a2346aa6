import { fileAddress } from '#web/call.ts'
import { Icon } from '#web/kit/icon.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { type PaperName, paperNames, paperTitle } from '../papers/rules.ts'
import type { Admission } from './admission.tsx'

/** Papers that can be made before there is anything in them are not offered before their time. */
const since: Partial<Record<PaperName, string>> = {
  introducers: 'introducers',
  training: 'training',
  oath: 'approval',
  notice: 'notice',
  confirmationBallots: 'approval',
  confirmationTally: 'approval',
  confirmationMinutes: 'approval',
  confirmationResolution: 'approval',
  petition: 'approval',
  probation: 'approval',
  confirmation: 'approval',
}

/** 打印: every form and paper, made of the register and the file; what is not known leaves room to write. */
export function PapersPanel({ admission }: { admission: Admission }) {
  const done = new Set<string>(admission.entries.map(({ act }) => act))
  const offered = paperNames.filter((paper) => {
    const act = since[paper]
    return act === undefined || done.has(act)
  })
  return (
    <Panel title="打印表格和材料" extra={<span>已登记的内容自动填入，没有登记的留空手写</span>}>
      <ul className="admission-prints">
        {offered.map((paper) => (
          <li key={paper}>
            <a
              className="button"
              href={fileAddress(`/admissions/${admission.id}/papers.pdf`, { paper })}
              download
            >
              <Icon name="print" />
              {paperTitle(paper)}
            </a>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
