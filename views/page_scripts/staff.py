"""The staff's page: sign in, then the work list, the form, the submissions and the files."""

from geo.words.admin.sentences import staff_text
from geo.words.admin.sign_in import sign_in_text
from geo.words.finder.away_text import editing_off_sentence
from views.admin.edit import draw_edit
from views.admin.files import draw_files
from views.admin.sign_in import ask_to_sign_in, sign_out, signed_in
from views.admin.submissions import draw_submissions
from views.admin.tabs import choose_tab, tell_what_was_done
from views.admin.work_list import draw_work
from views.layout.frame import heading
from views.layout.shell import status_line
from views.noticed import tell_what_was_noticed
from views.resources import listing_is_away, staff_service_of, store_fault
from views.session import staff_state, state

language = state.language()
text = staff_text(language)
staff = signed_in()
staff_service = staff_service_of(staff)
heading(text.page, "" if staff else text.page_lead, language)
if staff_service is None:
    fault, is_shown = store_fault(), not listing_is_away()
    why = editing_off_sentence(fault, language, is_shown=is_shown) if fault else None
    status_line(language, why or sign_in_text(language).editing_off_no_store)
elif staff is None:
    said, _ = staff_state.take_said()
    status_line(language, said)
    ask_to_sign_in(language)
else:
    tell_what_was_noticed(language)
    tell_what_was_done(staff_service, language)
    tab = choose_tab(staff, language, leave=sign_out)
    match tab:
        case staff_state.StaffTab.WORK:
            draw_work(staff_service, language)
        case staff_state.StaffTab.EDIT:
            draw_edit(staff_service, language)
        case staff_state.StaffTab.LETTERS:
            draw_submissions(staff_service, language)
        case staff_state.StaffTab.FILES:
            draw_files(staff_service, language)
