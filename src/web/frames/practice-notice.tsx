import { lazy, Suspense } from 'react'
import { inPractice } from '../ground.ts'

const Banner = lazy(() => import('./practice-banner.tsx'))

/** The banner of the practice world, which the institute's pages do not even load. */
export const PracticeNotice = () => <Suspense>{inPractice && <Banner />}</Suspense>
