import { done, empty } from '@guildhall/contract/common'
import {
  addNote,
  decideAppeal as decideAppealInput,
  expelMember as expelInput,
  memberRef,
  memberUnmasked,
  memberView,
  resumeMember as resumeInput,
  sanctionMade,
  suspendMember as suspendInput,
  unmaskMember as unmaskInput,
} from '@guildhall/contract/member-page'
import {
  memberChoices,
  memberCounts,
  memberFilter,
  membersInput,
  membersPage,
  savedViews,
  saveView as saveViewInput,
  viewRef,
  viewSaved,
} from '@guildhall/contract/members'
import { router, staff } from '../../trpc/init.ts'
import { addMemberNote } from './add-note.ts'
import { countMembers } from './count-members.ts'
import { decideAppeal } from './decide-appeal.ts'
import { expelMember } from './expel-member.ts'
import { getMember } from './get-member.ts'
import { listMemberChoices } from './list-choices.ts'
import { listMembers } from './list-members.ts'
import { resumeMember } from './resume-member.ts'
import { listViews, removeView, saveView } from './saved-views.ts'
import { suspendMember } from './suspend-member.ts'
import { unmaskMember } from './unmask-member.ts'

export const membersRouter = router({
  list: staff('members.see', membersInput, membersPage).query(({ ctx, input }) =>
    listMembers(ctx, input),
  ),
  counts: staff('members.see', memberFilter, memberCounts).query(({ ctx, input }) =>
    countMembers(ctx, input),
  ),
  choices: staff('members.see', empty, memberChoices).query(({ ctx }) => listMemberChoices(ctx)),
  views: staff('members.see', empty, savedViews).query(({ ctx }) => listViews(ctx)),
  saveView: staff('members.see', saveViewInput, viewSaved).mutation(({ ctx, input }) =>
    saveView(ctx, input),
  ),
  removeView: staff('members.see', viewRef, done).mutation(({ ctx, input }) =>
    removeView(ctx, input),
  ),
  get: staff('members.see', memberRef, memberView).query(({ ctx, input }) => getMember(ctx, input)),
  addNote: staff('members.see', addNote, done).mutation(({ ctx, input }) =>
    addMemberNote(ctx, input),
  ),
  unmask: staff('personal-data.unmask', unmaskInput, memberUnmasked, { stepUp: true }).mutation(
    ({ ctx, input }) => unmaskMember(ctx, input),
  ),
  suspend: staff('members.manage', suspendInput, sanctionMade).mutation(({ ctx, input }) =>
    suspendMember(ctx, input),
  ),
  resume: staff('members.manage', resumeInput, sanctionMade).mutation(({ ctx, input }) =>
    resumeMember(ctx, input),
  ),
  expel: staff('members.manage', expelInput, sanctionMade, { stepUp: true }).mutation(
    ({ ctx, input }) => expelMember(ctx, input),
  ),
  decideAppeal: staff('members.manage', decideAppealInput, done).mutation(({ ctx, input }) =>
    decideAppeal(ctx, input),
  ),
})
