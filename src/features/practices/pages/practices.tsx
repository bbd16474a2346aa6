import { inPractice } from '#web/ground.ts'
import { PageHelp } from '#web/kit/page.tsx'
import { BeginPractice } from './begin-practice.tsx'
import { OwnPractice } from './own-practice.tsx'
import './practices.css'

/** 演练支部: in the institute the way in, in the practice world what to try there. */
export default function Practices() {
  return (
    <>
      <PageHelp>
        演练支部是一个虚构的小支部，供您放心练习：开会、收党费、写请示，怎样操作都不影响正式数据。每人一个，互相看不到；满
        14 天自动结束，也可以随时清空重来。
      </PageHelp>
      {inPractice ? <OwnPractice /> : <BeginPractice />}
    </>
  )
}
