"""What is understood in whole messages, as people write them.

Behind each message stands all that is to be found of the kinds of need that are named there: `target:android`, with `-`
before what is refused, `~` before what is taken back, `@train` for a role, `!` and `?` behind a must and a wish.
"""

import pytest

CODES = {True: "!", False: "?", None: ""}


def code(mention) -> str:
    """A mention in the short form of the tables."""
    polarity = "~" if mention.withdrawn else "" if mention.wanted else "-"
    role = f"@{mention.role}" if mention.role else ""
    return f"{polarity}{mention.entity}:{mention.value}{role}{CODES[mention.must]}"


def table(text: str) -> list:
    """Parameters out of lines "message | codes"."""
    lines = [line.split("|") for line in text.strip().splitlines()]
    return [pytest.param(said.strip(), codes.split(), id=said.strip()) for said, codes in lines]


def kind(short: str) -> str:
    """The entity of a code."""
    return short.lstrip("-~").partition(":")[0]


@pytest.fixture
def understood(mentions):
    """Gives the codes of what a message names, of the kinds that stand in some expected codes."""

    def find(text: str, expected: list[str]) -> set[str]:
        kinds = {kind(short) for short in expected}
        return {code(mention) for mention in mentions.find(text) if mention.entity in kinds}

    return find


DEVICES = table("""
we only have a Jetson Nano on the drone | target:edge!
Orin NX, ros2 | target:edge
runs on my Pixel 8 Pro | target:android@run
an app for iPhone 15 and newer | target:ios
Galaxy S24 Ultra or a Pixel, does not matter which | target:android
STM32H7 with 512 KB of flash | target:microcontroller
esp32-s3 cam board | target:microcontroller
nrf52840 in a hearing aid | target:microcontroller
Cortex-M4 without an OS | target:microcontroller
Pi Zero 2 W next to the gate | target:edge
raspberry pi 5 with a Hailo-8 | target:edge
Pi 4 and a Google Coral | target:edge
a Raspberry Pi Pico | target:microcontroller
MacBook with M3 Max | hardware:apple-gpu
M1 Pro here, M4 at work | hardware:apple-gpu
RX 7900 XTX on arch linux | hardware:amd-gpu os:linux
RX 6800 under windows | hardware:amd-gpu os:windows
9070 XT | hardware:amd-gpu
an old Radeon | hardware:amd-gpu
eight MI300X | hardware:amd-gpu
RTX 3060 12 GB | hardware:nvidia-gpu
rtx5090 arrived today | hardware:nvidia-gpu
GTX 1080 ti from 2017 | hardware:nvidia-gpu
a T4 on colab | hardware:nvidia-gpu
I have a 3090 | hardware:nvidia-gpu
B200 nodes | hardware:nvidia-gpu
Arc A770 | hardware:intel-gpu
an Intel Arc B580 card | hardware:intel-gpu
Gaudi 3 cluster | hardware:intel-gpu
TPU v5e slices | hardware:google-tpu
Ascend 910B servers | hardware:ascend-npu
Snapdragon 8 Gen 3 NPU | hardware:mobile-npu
on SageMaker | target:server
behind a FastAPI on kubernetes | target:server language:python
a wasm build in the browser | target:browser
bare metal servers of our own | target:server
esp32cam on a battery | target:microcontroller
yolo on a pi 5 w/o coral | target:edge
a Rock 5B next to the router | target:edge
8xMI300X in one node | hardware:amd-gpu
a Ryzen with a 3060 in it | hardware:nvidia-gpu
a Ryzen and nothing else | hardware:cpu
""")

LANGUAGES = table("""
we are a golang shop | language:go
C sharp desktop program | language:csharp
c++17, no exceptions | language:cpp
node backend | language:javascript
in typescript please | language:javascript
a cluster of 16 nodes | scale:large
our firmware is in C | language:c
pure c on a chip | language:c@both
from C# | language:csharp
only C++ | language:cpp!
I use R | language:r
I only know R. What now | language:r
plain c. no malloc | language:c
eine C#-Anwendung | language:csharp
a plugin in C++/JUCE | language:cpp
""")

TASKS = table("""
detect cracks in photos of bridges | task:vision
read number plates at a car park | task:vision
OCR of scanned invoices | task:vision
pose of a person on video | task:vision
tumour segmentation | task:vision
who will churn next month | task:tabular
card fraud | task:tabular
forecast sales per shop | task:time-series
vibration of a pump | task:time-series
a chat bot for our intranet | task:llm
fine-tune a 7B model | task:llm@train
wake word for a lamp | task:speech
transcribe phone calls | task:speech
recommend products in the shop | task:recommender
link prediction on a knowledge graph | task:graph
protein folding | task:graph
teach a robot arm to grasp | task:reinforcement
PINN for heat flow | task:scientific
MCMC with uncertainty | task:scientific
text to image | task:generative
wake word recognition | task:speech
bottle recognition | task:vision
leak detection in pipes from pressure curves | task:time-series
ein Programm zur Flaschenerkennung | task:vision
contar palés en el almacén | task:vision
quiero contar palabras en correos electrónicos | task:nlp
""")

MISSPELT = table("""
pytroch | framework:pytorch
tensorflw on andriod | framework:tensorflow target:android
tensoflow licens? | framework:tensorflow
keras3 or jaxx | framework:keras framework:jax
onxx runtime with pyton | framework:onnx-runtime language:python
exectorch for ios | framework:executorch target:ios
scikit lern | framework:scikit-learn
opnvino for inference | framework:openvino
on a rasberry pi | target:edge
kubernets | target:server
a begginer in javascrpt | experience:beginner language:javascript
image clasification in the browzer | task:vision target:browser
segmantation of xrays | task:vision
reinforcment learning | task:reinforcement
perfomance first | priority:performance
withot CUDA | -hardware:nvidia-gpu
""")

NEGATION = table("""
no GPU, but four Macs | hardware:cpu! hardware:apple-gpu
not just Android | target:android
anything but TF | -framework:tensorflow
I don't mind Java | language:java
nothing from Google | -exclude:google
without CUDA | -hardware:nvidia-gpu
we can’t use Python in production | -language:python! purpose:product!
neither iOS nor Android | -target:ios -target:android
neither Keras nor JAX, rather PyTorch | -framework:keras -framework:jax framework:pytorch
PyTorch, not TensorFlow | framework:pytorch -framework:tensorflow
not Python but Java | -language:python language:java
without a GPU and in Java | hardware:cpu language:java
stay away from Meta | -exclude:meta
nothing but PyTorch | framework:pytorch!
nothing against Java | language:java
I'm allergic to Java | -language:java
PyTorch is off the table | -framework:pytorch
no Keras, no TensorFlow, PyTorch ideally | -framework:keras! -framework:tensorflow! framework:pytorch?
never again Caffe | -framework:caffe
not without Rust | language:rust
an assistant ohne Cloud auf dem Raspi | target:edge
not from Google and not Chinese | -exclude:google -exclude:baidu -exclude:huawei -exclude:alibaba -exclude:tencent
nobody knows Python | -language:python@both
anything but it has to be on Android | target:android!
""")

ROLES = table("""
from Theano to something alive | framework:theano@current
trained in Keras, runs on a phone | framework:keras@current target:android@run target:ios@run
train on A100s and run on a Jetson | hardware:nvidia-gpu@train hardware:nvidia-gpu@run target:edge@run
we're moving off Caffe | framework:caffe@current
port my MXNet code to JAX | framework:mxnet@current framework:jax@to
our stack is CNTK | framework:cntk@current
train in Python, predict from Go | language:python@train language:go@run
""")

STRENGTH = table("""
it must run on Android | target:android@run!
iOS would be nice | target:ios?
Linux is a must, Windows a bonus | os:linux! os:windows?
ideally in Rust | language:rust?
it has to be C++ | language:cpp!
Java is essential | language:java!
macOS would be great | os:macos?
""")

VERSIONS = table("""
keras 2.15 | framework:keras
stuck on TF1 | framework:tensorflow@current
our code is tf1.15 | framework:tensorflow@current
pytorch2.3 vs tensorflow2.16 | framework:pytorch framework:tensorflow
CUDA 12 | hardware:nvidia-gpu
python3.12 | language:python
java 17 | language:java
windows 11 | os:windows
""")

WITHDRAWAL = table("""
forget the GPU | ~hardware:nvidia-gpu ~hardware:amd-gpu ~hardware:intel-gpu ~hardware:apple-gpu
Android does not matter any more | ~target:android
drop iOS | ~target:ios
we don't need the browser any more | ~target:browser
it doesn't have to run on iOS | ~target:ios@run
Windows is no longer needed | ~os:windows
no need for C++ | ~language:cpp
no, I said Java not JavaScript | language:java -language:javascript cue:correction
""")

AMOUNTS = table("""
we have 8 H100s | scale:medium hardware:nvidia-gpu
two 4090s | scale:medium
256 GPUs | scale:large
one GPU | scale:small
just 200 images | scale:small
5,000 rows | scale:small
2 million photos | task:vision
pretraining a 70B model from scratch | scale:large
under 5 MB | priority:footprint
less than 200 kb of ram | priority:footprint
30 fps | priority:performance
20 ms per picture | priority:performance
a 70B model in the office | task:llm
three PCs with one card each | scale:large scale:small
four Mac Studios under the desk | scale:large
""")

PRIORITIES = table("""
something lighter | priority:footprint
an easier one | priority:ease-of-use
faster and simpler | priority:performance priority:ease-of-use
more mature | priority:deployment
better documented | priority:documentation
cheaper to run | priority:footprint
bigger community | priority:community
will it be around in ten years | priority:longevity
more control | priority:flexibility
it must not be dead in three years | priority:longevity!
i never want to see a training loop again | priority:ease-of-use
i can't stand class hierarchies | priority:functional
there is no PSRAM on it | priority:footprint
""")

OVER_EAGER = table("""
cu later, c u | -language:c
of course not | -purpose:learning
that sounds right | -task:speech
I have a question, quick one | -priority:performance
which libraries are there | -priority:ecosystem
where is a tutorial for it | -purpose:learning -priority:documentation
is it made by a big company | -purpose:product
my first time here | -experience:beginner
a thought experiment | -purpose:research
traffic lights | -priority:footprint
does the tensorflow backend of it work | -target:server
a small brewery | -scale:small
stable diffusion | -priority:deployment
Vision Pro | -task:vision
what inference engines do you have in your database | -purpose:run-model -task:tabular
I want to mail this to my boss | -task:nlp
predicting bus delays | -priority:performance
behind a window | -os:windows
home assistant runs on it | -task:llm
we have no deep learning background | -priority:trees -priority:networks
my nephew does his homework, I forecast loads | -purpose:learning
in the example they have tweets | -task:nlp
our Android colleagues do that part | -target:android
no PhD required please | -purpose:research
the CPU is at 95 % | -hardware:cpu
chat toxicity in our forum | -task:graph
fraud detection on a table | -task:vision
speech recognition | -task:vision
""")

SAID_OTHERWISE = table("""
detect cracks in pipes | task:vision
counting cows from the air | task:vision
sort the fruit on a belt | task:vision
the sounds of engines | task:speech
guess the sales of next week | task:time-series
bots that play against each other learn to race | task:reinforcement
movie suggestions for our members | task:recommender
flag rude messages | task:nlp
nobody here has ever trained a model | experience:beginner
we haven't done this before | experience:beginner
my coding is not so good | experience:beginner
for 9 year olds | experience:beginner
two of us hold PhDs | experience:expert
we have twelve years of experience in this | experience:expert
I'd like my pupils to learn something | purpose:learning?
our own customers will use it | purpose:product
serve it to 50 colleagues | purpose:run-model
we want to put a trained gradient classifier there | purpose:run-model
with custom derivatives | priority:flexibility
it should be around over the next decade | priority:longevity
slimmer please | priority:footprint
plenty of tutorials | priority:documentation
only C | language:c!
C or Rust | language:c language:rust
pupils with Chromebooks | target:notebook
""")

SCOPE = table("""
no Python in the browser | -language:python! target:browser!
no Python, Java or C# | -language:python! -language:java! -language:csharp!
no TensorFlow, Keras, or JAX | -framework:tensorflow! -framework:keras! -framework:jax!
Python, Java or C# | language:python language:java language:csharp
without Java on Android | -language:java target:android
Android is out of the question | -target:android
which ones are out there for iOS | target:ios
we gave up Android | -target:android
PyTorch against JAX | framework:pytorch framework:jax
we are against JAX | -framework:jax
speed is no concern | ~priority:performance
""")

HAVE = table("""
my boss likes Keras | framework:keras
my Keras weights | framework:keras@current
we want to leave TorchServe | framework:torchserve@current
from Chainer | framework:chainer@current
Chainer to PyTorch | framework:chainer@current framework:pytorch@to
replace TGI by vLLM | framework:tgi@current framework:vllm@to
an old Caffe network | framework:caffe@current
everything is in MXNet | framework:mxnet@current
""")

FOREIGN = table("""
用pytorch做图像分类 | framework:pytorch task:vision cue:language_zh
我想在安卓手机上运行模型，没有GPU | target:android hardware:cpu cue:language_zh
TensorFlow和JAX哪个快 | framework:tensorflow framework:jax priority:performance cue:language_zh
画像認識をスマホで動かしたい | task:vision target:android target:ios cue:language_ja
PyTorchとTensorFlowの違いは? | framework:pytorch framework:tensorflow cue:language_ja
Bilderkennung auf dem Handy ohne GPU | task:vision target:android target:ios hardware:cpu cue:language_de
Ist Theano tot? | framework:theano cue:language_de
reconnaissance vocale sur Android sans GPU | task:speech target:android hardware:cpu cue:language_fr
clasificación de imágenes en el teléfono | task:vision target:android target:ios cue:language_es
reconhecimento de voz no celular | task:speech target:android target:ios cue:language_pt
keine Lust auf TensorFlow, lieber PyTorch | -framework:tensorflow framework:pytorch cue:language_de
""")

KINDS = table("""
we film the caps on our bottles | task:vision
point the phone at a painting | task:vision target:android target:ios
grade diamonds on a belt | task:vision
how many guests will come next week | task:time-series
forecast the delays of buses | task:time-series
twelve years of humidity readings | task:time-series
the motor sends its current every second | task:time-series
which members will cancel | task:tabular
price of used bikes from age and brand | task:tabular
hum a melody | task:speech
who is speaking in a meeting | task:speech
unusual clauses in a lease | task:nlp
a bot that answers from our handbook | task:llm
a Qwen finetune with LoRA | task:llm task:llm@train
a four-legged robot learns to climb | task:reinforcement target:edge
flow around a wing by the Navier-Stokes equations | task:scientific
posterior of a pymc model | task:scientific
it may only grow by 4 MB | priority:footprint
2 MB of flash are left | priority:footprint target:microcontroller
it must not drain the battery | priority:footprint!
10k requests a second | priority:performance target:server
no longer than half a second | priority:performance
thirty H200s | hardware:nvidia-gpu scale:large
a single 3090 | hardware:nvidia-gpu scale:small
a DGX | scale:medium
four A6000s | hardware:nvidia-gpu scale:medium
my old galaxy | target:android
a Ktor service | language:kotlin target:server
Objective-C | language:swift
in a tractor | target:edge
a Rails monolith | target:server
the model exists, it came as an .h5 | purpose:run-model
our sklearn forest has to run on iPads | framework:scikit-learn@current! purpose:run-model! target:ios@run!
we have never trained a network before | experience:beginner
C++ for years but zero ML | experience:beginner
evening classes for beginners | purpose:learning experience:beginner
no more Java | -language:java
Java was too slow so it is Go now | -language:java language:go
Android is no longer planned | -target:android
we used to run on Windows, now it is Linux | ~os:windows os:linux
iOS was dropped | ~target:ios
nothing that Google makes | -exclude:google
a big Chainer repo | framework:chainer@current
docs matter more than speed | priority:documentation priority:performance cue:rather
which server shall chat with our people | purpose:run-model
mixtral quantised for five friends | purpose:run-model task:llm
xgboost model into a Go service | purpose:run-model
部署一个70B大模型 | purpose:run-model task:llm
""")

ALL = [
    *DEVICES,
    *LANGUAGES,
    *TASKS,
    *MISSPELT,
    *NEGATION,
    *ROLES,
    *STRENGTH,
    *VERSIONS,
    *WITHDRAWAL,
    *AMOUNTS,
    *SAID_OTHERWISE,
    *SCOPE,
    *HAVE,
    *KINDS,
]


@pytest.mark.parametrize(("text", "expected"), [*ALL, *PRIORITIES, *FOREIGN])
def test_what_a_message_says_is_found(understood, text, expected):
    """That, and nothing else of the same kinds."""
    assert understood(text, expected) == set(expected)


@pytest.mark.parametrize(("text", "wrong"), OVER_EAGER)
def test_words_that_mean_something_else_are_not_taken_for_needs(mentions, text, wrong):
    """Behind each message stands what is not in it, with a minus."""
    found = {f"-{mention.entity}:{mention.value}" for mention in mentions.find(text)}
    assert not found & set(wrong)
