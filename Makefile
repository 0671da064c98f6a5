# Set-up only: makes .venv from the hashed requirements, then hands targets to invoke (tasks.py).
VENV := .venv
OLDEST := 3, 11
PIP := $(VENV)/bin/python -m pip --disable-pip-version-check install --progress-bar off --require-hashes

.DEFAULT_GOAL := list
.PHONY: list FORCE
list: $(VENV)/ready
	@$(VENV)/bin/invoke --list

# Not by invoke: to load it takes half as long as the check itself.
check: $(VENV)/ready FORCE
	@$(VENV)/bin/python -m editing.checking $(ARGS)

%: $(VENV)/ready FORCE
	@$(VENV)/bin/invoke $@ $(ARGS)

# Without these, the pattern above would take them for tasks.
Makefile requirements.txt FORCE: ;

# A link is taken away first: --clear would empty the folder that it leads to.
$(VENV)/ready: requirements.txt
	@for python in $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11; do \
	  if "$$python" -c 'import sys; sys.exit(sys.version_info < ($(OLDEST)))' 2>/dev/null; then break; fi; \
	  python=; \
	done; \
	if [ -z "$$python" ]; then \
	  echo 'Python 3.11以上が必要です。 https://www.python.org/downloads/ から入れて、もう一度お試しください。' >&2; \
	  echo 'Python 3.11 or newer is needed: install it from https://www.python.org/downloads/ and try again.' >&2; \
	  exit 1; \
	fi; \
	if ! "$$python" -c 'import ensurepip, venv' 2>/dev/null; then \
	  echo 'Pythonのvenvがありません。Debian・Ubuntuでは apt-get install python3-venv です。' >&2; \
	  echo 'Python lacks venv: on Debian or Ubuntu, apt-get install python3-venv.' >&2; \
	  exit 1; \
	fi; \
	printf '==> 準備をしています（初回だけ） / Setting up (once): ' >&2; \
	if [ -L $(VENV) ]; then rm $(VENV); fi; \
	"$$python" -m venv --clear $(VENV)
	@# A dot for each package that has come; pip's own words are shown where it fails.
	@{ $(PIP) -r $< 2>&1 || touch $(VENV)/failed; } | while IFS= read -r line; do \
	  printf '%s\n' "$$line" >>$(VENV)/pip.log; \
	  case $$line in Collecting*) printf . >&2 ;; esac; \
	done; \
	echo >&2; \
	if [ -e $(VENV)/failed ]; then cat $(VENV)/pip.log >&2; exit 1; fi
	@touch $@
