import { done, empty } from '@guildhall/contract/common'
import {
  addToAgenda as addInput,
  closeMeeting as closeInput,
  createMeeting as createInput,
  meetingList,
  meetingRef,
  meetingView,
  removeFromAgenda as removeInput,
  setOutcomes as outcomesInput,
} from '@guildhall/contract/meetings'
import { router, staff } from '../../trpc/init.ts'
import { addToAgenda, createMeeting, removeFromAgenda, setOutcomes } from './agenda.ts'
import { closeMeeting } from './close-meeting.ts'
import { getMeeting } from './get-meeting.ts'
import { listMeetings } from './list-meetings.ts'

export const meetingsRouter = router({
  list: staff('meetings.run', empty, meetingList).query(({ ctx }) => listMeetings(ctx)),
  get: staff('meetings.run', meetingRef, meetingView).query(({ ctx, input }) =>
    getMeeting(ctx, input),
  ),
  create: staff('meetings.run', createInput, meetingRef).mutation(({ ctx, input }) =>
    createMeeting(ctx, input),
  ),
  addToAgenda: staff('meetings.run', addInput, done).mutation(({ ctx, input }) =>
    addToAgenda(ctx, input),
  ),
  removeFromAgenda: staff('meetings.run', removeInput, done).mutation(({ ctx, input }) =>
    removeFromAgenda(ctx, input),
  ),
  setOutcomes: staff('meetings.run', outcomesInput, done).mutation(({ ctx, input }) =>
    setOutcomes(ctx, input),
  ),
  close: staff('meetings.run', closeInput, done).mutation(({ ctx, input }) =>
    closeMeeting(ctx, input),
  ),
})
