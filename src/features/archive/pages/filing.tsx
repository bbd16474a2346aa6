import { useQuery } from '@tanstack/react-query'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { PageLink } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { useMay } from '#web/session.ts'
import type { SubjectKind } from '../subjects/rules.ts'

/** 归档: on the page of what is finished; one click, or the number it was given. */
export function FilingPanel(subject: { kind: SubjectKind; id: number }) {
  const may = useMay()
  const { data } = useQuery(ask.archive.filed.queryOptions({ input: subject }))
  const file = useAct(call.archive.file, { done: (item) => `已归档，档号 ${item.archiveNumber}` })
  if (!data) return null
  return (
    <Panel title="归档">
      {data.itemId ? (
        <p>
          已归档，档号{' '}
          <PageLink className="link" to={`/archive/${data.itemId}`}>
            {data.archiveNumber}
          </PageLink>
        </p>
      ) : data.whyNot ? (
        <p className="muted">{data.whyNot}</p>
      ) : (
        may('archive.file') && (
          <div className="row">
            <button
              type="button"
              className="button primary"
              disabled={file.busy}
              onClick={() => void file.run(subject)}
            >
              {file.busy ? '正在归档……' : '一键归档'}
            </button>
            <span className="muted">
              {subject.kind === 'admission' && file.busy
                ? '正在逐份生成材料，大约需要十秒，请不要关闭页面。'
                : '编档号、检测四性，公文、附件和办理经过打成一个档案包。'}
            </span>
          </div>
        )
      )}
    </Panel>
  )
}
