import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { FormDialog } from '#web/kit/form.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Answered } from '#web/kit/states.tsx'
import { today } from '#web/kit/today.ts'
import { useMay } from '#web/session.ts'
import './admissions.css'

type Quota = Awaited<ReturnType<typeof call.admissions.quotas.list>>[number]

/** 年度发展计划: what is planned, what is done, who may still follow. */
export function Quotas() {
  const year = Number(today().slice(0, 4))
  const query = useQuery(ask.admissions.quotas.list.queryOptions({ input: { year } }))
  const may = useMay()('admissions.plan')
  const [setting, setSetting] = useState<Quota | null>(null)
  return (
    <Panel title={`${year} 年度发展计划`}>
      <Answered query={query}>
        {(quotas) => (
          <table className="admission-plan wide">
            <thead>
              <tr>
                <th scope="col">党委</th>
                <th scope="col">计划</th>
                <th scope="col">已接收</th>
                <th scope="col">发展对象</th>
                <th scope="col">
                  <span className="unseen">操作</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {quotas.map((quota) => (
                <tr key={quota.organizationId}>
                  <td>{quota.organizationName}</td>
                  <td className="number" data-label="计划">
                    {quota.places ?? '未确定'}
                  </td>
                  <td
                    data-label="已接收"
                    className={
                      quota.places !== null && quota.admitted > quota.places ? 'admission-late' : 'number'
                    }
                  >
                    {quota.admitted}
                    {quota.places !== null && quota.admitted > quota.places && '（超出计划）'}
                  </td>
                  <td className="number" data-label="发展对象">
                    {quota.candidates}
                  </td>
                  <td>
                    {may && (
                      <button type="button" className="link" onClick={() => setSetting(quota)}>
                        {quota.places === null ? '确定' : '调整'}
                        <span className="unseen">{quota.organizationName}的计划</span>
                      </button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Answered>
      {setting && <QuotaDialog quota={setting} onClose={() => setSetting(null)} />}
    </Panel>
  )
}

function QuotaDialog({ quota, onClose }: { quota: Quota; onClose: () => void }) {
  const set = useAct(call.admissions.quotas.set, { done: '年度计划已确定' })
  return (
    <FormDialog
      title={`${quota.organizationName} ${quota.year} 年度发展计划`}
      fields={[
        {
          kind: 'number',
          name: 'places',
          label: '计划接收预备党员',
          required: true,
          least: 0,
          most: 10_000,
          unit: '名',
        },
      ]}
      start={{ places: quota.places ?? undefined }}
      submitWord="确定"
      onClose={onClose}
      onSubmit={({ places }) =>
        set.send({ id: quota.organizationId, year: quota.year, places: Number(places) })
      }
    />
  )
}
