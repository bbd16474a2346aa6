import { useEffect } from 'react'
import { DeviceForm } from '#features/meetings/pages/device-form.tsx'
import { useMeeting } from '#features/meetings/pages/draft.ts'
import { meetingKindNames } from '#features/meetings/rules.ts'
import { useParams } from '#web/kit/address.ts'
import { PageHelp, usePageTitle } from '#web/kit/page.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Answered, Empty } from '#web/kit/states.tsx'
import { readyWithoutSignal } from '#web/outbox/without-signal.ts'
import { onSiteHelp } from './help.tsx'

/** 会场记录: the record of a meeting written in the hall, with a signal or without. */
export default function OnSite() {
  const id = Number(useParams().id)
  useEffect(readyWithoutSignal, [])
  const query = useMeeting(id)
  const meeting = query.data
  const title = meeting && (meeting.title || meetingKindNames[meeting.kind])
  usePageTitle(title && `会场记录：${title}`)
  return (
    <>
      <PageHelp>{onSiteHelp}</PageHelp>
      <PageHeader
        title={title}
        note="没有网络也可以写：内容保存在本机，有网络后自动发送，只发一次。"
        actions={
          <PageLink to={`/meetings/${id}`} className="button">
            会议页
          </PageLink>
        }
      />
      <Answered query={query}>
        {(found) =>
          found.status === 'confirmed' || found.status === 'cancelled' ? (
            <Empty title={found.status === 'confirmed' ? '会议记录已经确认' : '会议已取消'} icon="record">
              不能再登记；有遗漏的，请在会议页补记。
            </Empty>
          ) : (
            <DeviceForm key={found.id} meeting={found} />
          )
        }
      </Answered>
    </>
  )
}
