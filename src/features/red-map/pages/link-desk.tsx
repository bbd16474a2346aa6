import { useQuery } from '@tanstack/react-query'
import { ask, call, fileAddress } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { askReason } from '#web/kit/confirm.tsx'
import { FilePick } from '#web/kit/file-pick.tsx'
import { Panel } from '#web/kit/panel.tsx'

/** 链接检查: on the extranet by hand and for taking along, on the intranet what is brought back. */
export function LinkDesk() {
  const { data } = useQuery(ask.redMap.sites.map.queryOptions({ input: {} }))
  const check = useAct(call.redMap.links.check, { done: ({ asked }) => `已安排检查 ${asked} 个链接` })
  const bring = useAct(call.redMap.links.import, {
    done: ({ taken, unknown }) =>
      `已导入 ${taken} 次检查${unknown ? `，${unknown} 个网址云图上没有，未导入` : ''}`,
  })
  if (!data) return null
  const pick = async ([file]: File[]) => {
    if (!file) return
    const reason = await askReason({ title: '导入链接检查结果', words: file.name, submit: '导入' })
    if (reason) await bring.run({ file, reason })
  }
  return (
    <Panel title="链接检查" className="rm-links">
      {data.looked ? (
        <div className="row">
          <p className="grow">每天夜里检查一次，也可以现在检查；结果导出后带到内网导入。</p>
          <a className="button" href={fileAddress('/red-map/link-checks.xlsx', {})} download>
            导出检查结果
          </a>
          <button type="button" className="button" disabled={check.busy} onClick={() => void check.run({})}>
            现在检查
          </button>
        </div>
      ) : (
        <>
          <p>内网不检查，由外网区检查后带回。</p>
          <FilePick
            accept=".xlsx,.csv"
            words="选择外网区导出的“链接检查结果”"
            busy={bring.busy}
            onPick={(files) => void pick(files)}
          />
        </>
      )}
    </Panel>
  )
}
