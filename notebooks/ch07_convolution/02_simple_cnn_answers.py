"""Answer bank of section 7.2: correct answers, and wrong ones with the mistake their message must name."""

# %% SimpleCNN: wrong: padding added
class SimpleCNN(nn.Module):
    def __init__(self,num_classes=10,channels=32):
        super().__init__(); c=channels
        self.conv_layers=nn.Sequential(nn.Conv2d(1,c,3,padding=1),nn.ReLU(),nn.MaxPool2d(2),nn.Conv2d(c,2*c,3),nn.ReLU(),nn.MaxPool2d(2))
        self.classifier=nn.Sequential(nn.Flatten(),nn.Linear(2*c*6*6,128),nn.ReLU(),nn.Linear(128,num_classes))
    def forward(self,x): return self.classifier(self.conv_layers(x))

# %% SimpleCNN: wrong: no flatten
class SimpleCNN(nn.Module):
    def __init__(self,num_classes=10,channels=32):
        super().__init__(); c=channels
        self.conv_layers=nn.Sequential(nn.Conv2d(1,c,3),nn.ReLU(),nn.MaxPool2d(2),nn.Conv2d(c,2*c,3),nn.ReLU(),nn.MaxPool2d(2))
        self.classifier=nn.Sequential(nn.Linear(2*c*5*5,128),nn.ReLU(),nn.Linear(128,num_classes))
    def forward(self,x): return self.classifier(self.conv_layers(x))

# %% SimpleCNN: wrong: activation missing
class SimpleCNN(nn.Module):
    def __init__(self,num_classes=10,channels=32):
        super().__init__(); c=channels
        self.conv_layers=nn.Sequential(nn.Conv2d(1,c,3),nn.ReLU(),nn.MaxPool2d(2),nn.Conv2d(c,2*c,3),nn.MaxPool2d(2))
        self.classifier=nn.Sequential(nn.Flatten(),nn.Linear(2*c*5*5,128),nn.ReLU(),nn.Linear(128,num_classes))
    def forward(self,x): return self.classifier(self.conv_layers(x))

# %% SimpleCNN: wrong: wrong number of input channels
class SimpleCNN(nn.Module):
    def __init__(self,num_classes=10,channels=32):
        super().__init__(); c=channels
        self.conv_layers=nn.Sequential(nn.Conv2d(3,c,3),nn.ReLU(),nn.MaxPool2d(2),nn.Conv2d(c,2*c,3),nn.ReLU(),nn.MaxPool2d(2))
        self.classifier=nn.Sequential(nn.Flatten(),nn.Linear(2*c*5*5,128),nn.ReLU(),nn.Linear(128,num_classes))
    def forward(self,x): return self.classifier(self.conv_layers(x))

# %% random_shift: wrong: wraps around
def random_shift(x,m,g):
    d=torch.randint(-m,m+1,(len(x),2),generator=g); return torch.stack([torch.roll(x[i],(int(d[i,0]),int(d[i,1])),(1,2)) for i in range(len(x))])

# %% random_shift: wrong: one shift for the whole batch
def random_shift(x,m,g):
    N,C,H,W=x.shape; P=F.pad(x,(m,m,m,m)); d=torch.randint(0,2*m+1,(2,),generator=g); return P[:,:,d[0]:d[0]+H,d[1]:d[1]+W].clone()

# %% random_shift: wrong: global generator used
def random_shift(images,max_shift,generator):
    N,C,H,W=images.shape; m=max_shift; P=F.pad(images,(m,m,m,m)); d=torch.randint(0,2*m+1,(N,2))
    return torch.stack([P[i,:,d[i,0]:d[i,0]+H,d[i,1]:d[i,1]+W] for i in range(N)])

# %% random_shift: wrong: one end of the range missing
def random_shift(images,max_shift,generator):
    N,C,H,W=images.shape; m=max_shift; P=F.pad(images,(m,m,m,m)); d=torch.randint(0,2*m,(N,2),generator=generator)
    return torch.stack([P[i,:,d[i,0]:d[i,0]+H,d[i,1]:d[i,1]+W] for i in range(N)])

# %% confusion_matrix: correct
def confusion_matrix(t,p,k): return np.bincount(np.asarray(t)*k+np.asarray(p),minlength=k*k).reshape(k,k)

# %% confusion_matrix: wrong: repeated pairs counted once
def confusion_matrix(t,p,k):
    M=np.zeros((k,k),int); M[t,p]+=1; return M

# %% confusion_matrix: wrong: transposed
def confusion_matrix(t,p,k):
    M=np.zeros((k,k),int); np.add.at(M,(p,t),1); return M

# %% confusion_matrix: wrong: fractions instead of counts
def confusion_matrix(t,p,k):
    M=np.zeros((k,k)); np.add.at(M,(t,p),1); return M/len(t)

# %% conv_block: wrong: negative values
def conv_block(c_in,c_out): return nn.Sequential(nn.Conv2d(c_in,c_out,3,padding=1,bias=False),nn.ReLU(),nn.BatchNorm2d(c_out),nn.MaxPool2d(2))

# %% conv_block: wrong: wrong channel count
def conv_block(c_in,c_out): return nn.Sequential(nn.Conv2d(c_in,c_out,3,padding=1,bias=False),nn.BatchNorm2d(c_in),nn.ReLU(),nn.MaxPool2d(2))

# %% conv_block: wrong: padding forgotten
def conv_block(c_in,c_out): return nn.Sequential(nn.Conv2d(c_in,c_out,3,bias=False),nn.BatchNorm2d(c_out),nn.ReLU(),nn.MaxPool2d(2))

# %% conv_block: wrong: wrong dimensionality
def conv_block(c_in,c_out): return nn.Sequential(nn.Conv2d(c_in,c_out,3,padding=1,bias=False),nn.BatchNorm1d(c_out),nn.ReLU(),nn.MaxPool2d(2))

# %% SimpleCNN: correct
class SimpleCNN(nn.Module):
    def __init__(self, num_classes=10, channels=32):
        super().__init__()
        self.conv_layers = nn.Sequential(nn.Conv2d(1, channels, 3), nn.MaxPool2d(2), nn.ReLU(),
                                         nn.Conv2d(channels, 2 * channels, 3), nn.MaxPool2d(2), nn.ReLU())
        self.classifier = nn.Sequential(nn.Flatten(), nn.Linear(50 * channels, 128), nn.ReLU(), nn.Linear(128, num_classes))

    def forward(self, x):
        return self.classifier(self.conv_layers(x))

# %% SimpleCNN: correct
class SimpleCNN(nn.Module):
    def __init__(self, num_classes=10, channels=32):
        super().__init__()
        self.conv_layers = nn.Sequential(nn.Conv2d(1, channels, 3), nn.ReLU(inplace=True), nn.MaxPool2d(2),
                                         nn.Conv2d(channels, 2 * channels, 3), nn.ReLU(inplace=True), nn.MaxPool2d(2))
        self.classifier = nn.Sequential(nn.Flatten(), nn.Linear(50 * channels, 128), nn.ReLU(), nn.Linear(128, num_classes))

    def forward(self, x):
        return self.classifier(self.conv_layers(x))

# %% SimpleCNN: correct
class SimpleCNN(nn.Module):
    def __init__(self, num_classes=10, channels=32):
        super().__init__()
        self.conv_layers = nn.Sequential(nn.Conv2d(1, channels, 3), nn.ReLU(), nn.MaxPool2d(2),
                                         nn.Conv2d(channels, 2 * channels, 3), nn.ReLU(), nn.MaxPool2d(2))
        self.classifier = nn.Sequential(nn.Linear(channels * 50, 128), nn.ReLU(), nn.Linear(128, num_classes))

    def forward(self, x):
        x = self.conv_layers(x)
        x = x.view(x.size(0), -1)
        return self.classifier(x)

# %% SimpleCNN: correct
class SimpleCNN(nn.Module):
    def __init__(self, num_classes=10, channels=32):
        super().__init__()
        self.conv_layers = nn.Sequential(nn.Conv2d(1, channels, 3), nn.ReLU(), nn.MaxPool2d(2),
                                         nn.Conv2d(channels, 2 * channels, 3), nn.MaxPool2d(2))
        self.classifier = nn.Sequential(nn.Flatten(), nn.Linear(50 * channels, 128), nn.ReLU(), nn.Linear(128, num_classes))

    def forward(self, x):
        return self.classifier(F.relu(self.conv_layers(x)))

# %% SimpleCNN: correct
class SimpleCNN(nn.Module):
    def __init__(self, num_classes=10, channels=32):
        super().__init__()
        self.conv_layers = nn.Sequential(nn.LazyConv2d(channels, 3), nn.ReLU(), nn.MaxPool2d(2),
                                         nn.LazyConv2d(2 * channels, 3), nn.ReLU(), nn.MaxPool2d(2))
        self.classifier = nn.Sequential(nn.Flatten(), nn.LazyLinear(128), nn.ReLU(), nn.LazyLinear(num_classes))

    def forward(self, x):
        return self.classifier(self.conv_layers(x))

# %% SimpleCNN: correct
class Block(nn.Module):
    def __init__(self, before, after):
        super().__init__()
        self.filters = nn.Conv2d(before, after, kernel_size=(3, 3), stride=1, padding="valid")

    def forward(self, x):
        return F.max_pool2d(F.relu(self.filters(x)), 2)


class SimpleCNN(nn.Module):
    def __init__(self, num_classes=10, channels=32):
        super(SimpleCNN, self).__init__()
        self.conv_layers = nn.Sequential(Block(1, channels), Block(channels, 2 * channels))
        self.first = nn.Linear(2 * channels * 25, 128)
        self.last = nn.Linear(128, num_classes)

    def classifier(self, maps):
        return self.last(torch.relu(self.first(torch.flatten(maps, 1))))

    def forward(self, x):
        return self.classifier(self.conv_layers(x))

# %% SimpleCNN: correct
class SimpleCNN(nn.Module):
    def __init__(self, num_classes=10, channels=32):
        super().__init__()
        layers, c = [], 1
        for out in [channels, channels * 2]:
            layers.append(nn.Conv2d(c, out, 3))
            layers.append(nn.ReLU())
            layers.append(nn.MaxPool2d(kernel_size=2, stride=2))
            c = out
        self.conv_layers = nn.Sequential(*layers)
        with torch.no_grad():
            size = self.conv_layers(torch.zeros(1, 1, 28, 28)).numel()
        self.classifier = nn.Sequential(nn.Flatten(), nn.Linear(size, 128), nn.ReLU(), nn.Linear(128, num_classes))

    def forward(self, x):
        for part in (self.conv_layers, self.classifier):
            x = part(x)
        return x

# %% SimpleCNN: wrong: activation missing
class SimpleCNN(nn.Module):
    def __init__(self, num_classes=10, channels=32):
        super().__init__()
        self.conv_layers = nn.Sequential(nn.Conv2d(1, channels, 3), nn.ReLU(), nn.MaxPool2d(2),
                                         nn.Conv2d(channels, 2 * channels, 3), nn.ReLU(), nn.MaxPool2d(2))
        self.classifier = nn.Sequential(nn.Flatten(), nn.Linear(50 * channels, 128), nn.Linear(128, num_classes))

    def forward(self, x):
        return self.classifier(self.conv_layers(x))

# %% SimpleCNN: wrong: activation missing
class SimpleCNN(nn.Module):
    def __init__(self, num_classes=10, channels=32):
        super().__init__()
        self.conv_layers = nn.Sequential(nn.Conv2d(1, channels, 3), nn.MaxPool2d(2),
                                         nn.Conv2d(channels, 2 * channels, 3), nn.MaxPool2d(2))
        self.classifier = nn.Sequential(nn.Flatten(), nn.Linear(50 * channels, 128), nn.ReLU(), nn.Linear(128, num_classes))

    def forward(self, x):
        return self.classifier(self.conv_layers(x))

# %% SimpleCNN: wrong: activation missing
class SimpleCNN(nn.Module):
    def __init__(self, num_classes=10, channels=32):
        super().__init__()
        self.conv_layers = nn.Sequential(nn.Conv2d(1, channels, 3), nn.MaxPool2d(2),
                                         nn.Conv2d(channels, 2 * channels, 3), nn.ReLU(), nn.MaxPool2d(2))
        self.classifier = nn.Sequential(nn.Flatten(), nn.Linear(50 * channels, 128), nn.ReLU(), nn.Linear(128, num_classes))

    def forward(self, x):
        return self.classifier(self.conv_layers(x))

# %% SimpleCNN: wrong: softmax inside
class SimpleCNN(nn.Module):
    def __init__(self, num_classes=10, channels=32):
        super().__init__()
        self.conv_layers = nn.Sequential(nn.Conv2d(1, channels, 3), nn.ReLU(), nn.MaxPool2d(2),
                                         nn.Conv2d(channels, 2 * channels, 3), nn.ReLU(), nn.MaxPool2d(2))
        self.classifier = nn.Sequential(nn.Flatten(), nn.Linear(50 * channels, 128), nn.ReLU(), nn.Linear(128, num_classes))

    def forward(self, x):
        return self.classifier(self.conv_layers(x)).softmax(dim=1)

# %% SimpleCNN: wrong: log-softmax inside
class SimpleCNN(nn.Module):
    def __init__(self, num_classes=10, channels=32):
        super().__init__()
        self.conv_layers = nn.Sequential(nn.Conv2d(1, channels, 3), nn.ReLU(), nn.MaxPool2d(2),
                                         nn.Conv2d(channels, 2 * channels, 3), nn.ReLU(), nn.MaxPool2d(2))
        self.classifier = nn.Sequential(nn.Flatten(), nn.Linear(50 * channels, 128), nn.ReLU(), nn.Linear(128, num_classes))

    def forward(self, x):
        return F.log_softmax(self.classifier(self.conv_layers(x)), dim=1)

# %% SimpleCNN: wrong: activation after the last layer
class SimpleCNN(nn.Module):
    def __init__(self, num_classes=10, channels=32):
        super().__init__()
        self.conv_layers = nn.Sequential(nn.Conv2d(1, channels, 3), nn.ReLU(), nn.MaxPool2d(2),
                                         nn.Conv2d(channels, 2 * channels, 3), nn.ReLU(), nn.MaxPool2d(2))
        self.classifier = nn.Sequential(nn.Flatten(), nn.Linear(50 * channels, 128), nn.ReLU(), nn.Linear(128, num_classes))

    def forward(self, x):
        return F.relu(self.classifier(self.conv_layers(x)))

# %% SimpleCNN: wrong: channels not doubled
class SimpleCNN(nn.Module):
    def __init__(self, num_classes=10, channels=32):
        super().__init__()
        self.conv_layers = nn.Sequential(nn.Conv2d(1, channels, 3), nn.ReLU(), nn.MaxPool2d(2),
                                         nn.Conv2d(channels, channels, 3), nn.ReLU(), nn.MaxPool2d(2))
        self.classifier = nn.Sequential(nn.Flatten(), nn.Linear(25 * channels, 128), nn.ReLU(), nn.Linear(128, num_classes))

    def forward(self, x):
        return self.classifier(self.conv_layers(x))

# %% SimpleCNN: wrong: channels ignored
class SimpleCNN(nn.Module):
    def __init__(self, num_classes=10, channels=32):
        super().__init__()
        self.conv_layers = nn.Sequential(nn.Conv2d(1, 32, 3), nn.ReLU(), nn.MaxPool2d(2),
                                         nn.Conv2d(32, 64, 3), nn.ReLU(), nn.MaxPool2d(2))
        self.classifier = nn.Sequential(nn.Flatten(), nn.Linear(1600, 128), nn.ReLU(), nn.Linear(128, num_classes))

    def forward(self, x):
        return self.classifier(self.conv_layers(x))

# %% SimpleCNN: wrong: size hard-coded
class SimpleCNN(nn.Module):
    def __init__(self, num_classes=10, channels=32):
        super().__init__()
        self.conv_layers = nn.Sequential(nn.Conv2d(1, channels, 3), nn.ReLU(), nn.MaxPool2d(2),
                                         nn.Conv2d(channels, 2 * channels, 3), nn.ReLU(), nn.MaxPool2d(2))
        self.classifier = nn.Sequential(nn.Flatten(), nn.Linear(1600, 128), nn.ReLU(), nn.Linear(128, num_classes))

    def forward(self, x):
        return self.classifier(self.conv_layers(x))

# %% SimpleCNN: wrong: num_classes ignored
class SimpleCNN(nn.Module):
    def __init__(self, num_classes=10, channels=32):
        super().__init__()
        self.conv_layers = nn.Sequential(nn.Conv2d(1, channels, 3), nn.ReLU(), nn.MaxPool2d(2),
                                         nn.Conv2d(channels, 2 * channels, 3), nn.ReLU(), nn.MaxPool2d(2))
        self.classifier = nn.Sequential(nn.Flatten(), nn.Linear(50 * channels, 128), nn.ReLU(), nn.Linear(128, 10))

    def forward(self, x):
        return self.classifier(self.conv_layers(x))

# %% SimpleCNN: wrong: dropout added
class SimpleCNN(nn.Module):
    def __init__(self, num_classes=10, channels=32):
        super().__init__()
        self.conv_layers = nn.Sequential(nn.Conv2d(1, channels, 3), nn.ReLU(), nn.MaxPool2d(2),
                                         nn.Conv2d(channels, 2 * channels, 3), nn.ReLU(), nn.MaxPool2d(2))
        self.classifier = nn.Sequential(nn.Flatten(), nn.Linear(50 * channels, 128), nn.ReLU(), nn.Dropout(0.5), nn.Linear(128, num_classes))

    def forward(self, x):
        return self.classifier(self.conv_layers(x))

# %% SimpleCNN: wrong: batch norm added
class SimpleCNN(nn.Module):
    def __init__(self, num_classes=10, channels=32):
        super().__init__()
        self.conv_layers = nn.Sequential(nn.Conv2d(1, channels, 3), nn.BatchNorm2d(channels), nn.ReLU(), nn.MaxPool2d(2),
                                         nn.Conv2d(channels, 2 * channels, 3), nn.BatchNorm2d(2 * channels), nn.ReLU(), nn.MaxPool2d(2))
        self.classifier = nn.Sequential(nn.Flatten(), nn.Linear(50 * channels, 128), nn.ReLU(), nn.Linear(128, num_classes))

    def forward(self, x):
        return self.classifier(self.conv_layers(x))

# %% SimpleCNN: wrong: biases missing
class SimpleCNN(nn.Module):
    def __init__(self, num_classes=10, channels=32):
        super().__init__()
        self.conv_layers = nn.Sequential(nn.Conv2d(1, channels, 3, bias=False), nn.ReLU(), nn.MaxPool2d(2),
                                         nn.Conv2d(channels, 2 * channels, 3, bias=False), nn.ReLU(), nn.MaxPool2d(2))
        self.classifier = nn.Sequential(nn.Flatten(), nn.Linear(50 * channels, 128), nn.ReLU(), nn.Linear(128, num_classes))

    def forward(self, x):
        return self.classifier(self.conv_layers(x))

# %% SimpleCNN: wrong: mean pooling
class SimpleCNN(nn.Module):
    def __init__(self, num_classes=10, channels=32):
        super().__init__()
        self.conv_layers = nn.Sequential(nn.Conv2d(1, channels, 3), nn.ReLU(), nn.AvgPool2d(2),
                                         nn.Conv2d(channels, 2 * channels, 3), nn.ReLU(), nn.AvgPool2d(2))
        self.classifier = nn.Sequential(nn.Flatten(), nn.Linear(50 * channels, 128), nn.ReLU(), nn.Linear(128, num_classes))

    def forward(self, x):
        return self.classifier(self.conv_layers(x))

# %% SimpleCNN: wrong: another activation
class SimpleCNN(nn.Module):
    def __init__(self, num_classes=10, channels=32):
        super().__init__()
        self.conv_layers = nn.Sequential(nn.Conv2d(1, channels, 3), nn.LeakyReLU(), nn.MaxPool2d(2),
                                         nn.Conv2d(channels, 2 * channels, 3), nn.LeakyReLU(), nn.MaxPool2d(2))
        self.classifier = nn.Sequential(nn.Flatten(), nn.Linear(50 * channels, 128), nn.LeakyReLU(), nn.Linear(128, num_classes))

    def forward(self, x):
        return self.classifier(self.conv_layers(x))

# %% SimpleCNN: wrong: wrong number of parameters
class SimpleCNN(nn.Module):
    def __init__(self, num_classes=10, channels=32):
        super().__init__()
        self.conv_layers = nn.Sequential(nn.Conv2d(1, channels, 3), nn.ReLU(), nn.MaxPool2d(2),
                                         nn.Conv2d(channels, 2 * channels, 3), nn.ReLU(), nn.MaxPool2d(2))
        self.classifier = nn.Sequential(nn.Flatten(), nn.Linear(50 * channels, 64), nn.ReLU(), nn.Linear(64, num_classes))

    def forward(self, x):
        return self.classifier(self.conv_layers(x))

# %% SimpleCNN: wrong: wrong kernel size
class SimpleCNN(nn.Module):
    def __init__(self, num_classes=10, channels=32):
        super().__init__()
        self.conv_layers = nn.Sequential(nn.Conv2d(1, channels, 5), nn.ReLU(), nn.MaxPool2d(2),
                                         nn.Conv2d(channels, 2 * channels, 5), nn.ReLU(), nn.MaxPool2d(2))
        self.classifier = nn.Sequential(nn.Flatten(), nn.Linear(32 * channels, 128), nn.ReLU(), nn.Linear(128, num_classes))

    def forward(self, x):
        return self.classifier(self.conv_layers(x))

# %% SimpleCNN: wrong: parent not initialised
class SimpleCNN(nn.Module):
    def __init__(self, num_classes=10, channels=32):
        self.conv_layers = nn.Sequential(nn.Conv2d(1, channels, 3), nn.ReLU(), nn.MaxPool2d(2),
                                         nn.Conv2d(channels, 2 * channels, 3), nn.ReLU(), nn.MaxPool2d(2))
        self.classifier = nn.Sequential(nn.Flatten(), nn.Linear(50 * channels, 128), nn.ReLU(), nn.Linear(128, num_classes))

    def forward(self, x):
        return self.classifier(self.conv_layers(x))

# %% SimpleCNN: wrong: layers in a plain list
class SimpleCNN(nn.Module):
    def __init__(self, num_classes=10, channels=32):
        super().__init__()
        self.conv_layers = [nn.Conv2d(1, channels, 3), nn.ReLU(), nn.MaxPool2d(2),
                                         nn.Conv2d(channels, 2 * channels, 3), nn.ReLU(), nn.MaxPool2d(2)]
        self.classifier = nn.Sequential(nn.Flatten(), nn.Linear(50 * channels, 128), nn.ReLU(), nn.Linear(128, num_classes))

    def forward(self, x):
        for layer in self.conv_layers:
            x = layer(x)
        return self.classifier(x)

# %% SimpleCNN: wrong: nothing returned
class SimpleCNN(nn.Module):
    def __init__(self, num_classes=10, channels=32):
        super().__init__()
        self.conv_layers = nn.Sequential(nn.Conv2d(1, channels, 3), nn.ReLU(), nn.MaxPool2d(2),
                                         nn.Conv2d(channels, 2 * channels, 3), nn.ReLU(), nn.MaxPool2d(2))
        self.classifier = nn.Sequential(nn.Flatten(), nn.Linear(50 * channels, 128), nn.ReLU(), nn.Linear(128, num_classes))

    def forward(self, x):
        self.classifier(self.conv_layers(x))

# %% SimpleCNN: wrong: flattens the batch axis as well
class SimpleCNN(nn.Module):
    def __init__(self, num_classes=10, channels=32):
        super().__init__()
        self.conv_layers = nn.Sequential(nn.Conv2d(1, channels, 3), nn.ReLU(), nn.MaxPool2d(2),
                                         nn.Conv2d(channels, 2 * channels, 3), nn.ReLU(), nn.MaxPool2d(2))
        self.classifier = nn.Sequential(nn.Flatten(0), nn.Linear(50 * channels, 128), nn.ReLU(), nn.Linear(128, num_classes))

    def forward(self, x):
        return self.classifier(self.conv_layers(x))

# %% SimpleCNN: wrong: wrong shape for other sizes
class SimpleCNN(nn.Module):
    def __init__(self, num_classes=10, channels=32):
        super().__init__()
        self.conv_layers = nn.Sequential(nn.Conv2d(1, channels, 3), nn.ReLU(), nn.MaxPool2d(2),
                                         nn.Conv2d(channels, 2 * channels, 3), nn.ReLU(), nn.MaxPool2d(2))
        self.classifier = nn.Sequential(nn.Flatten(), nn.Linear(50 * channels, 128), nn.ReLU(), nn.Linear(128, num_classes))

    def forward(self, x):
        return self.classifier(self.conv_layers(x)).squeeze()

# %% SimpleCNN: wrong: no gradient
class SimpleCNN(nn.Module):
    def __init__(self, num_classes=10, channels=32):
        super().__init__()
        self.conv_layers = nn.Sequential(nn.Conv2d(1, channels, 3), nn.ReLU(), nn.MaxPool2d(2),
                                         nn.Conv2d(channels, 2 * channels, 3), nn.ReLU(), nn.MaxPool2d(2))
        self.classifier = nn.Sequential(nn.Flatten(), nn.Linear(50 * channels, 128), nn.ReLU(), nn.Linear(128, num_classes))

    def forward(self, x):
        return self.classifier(self.conv_layers(x).detach())

# %% SimpleCNN: wrong: attributes missing
class SimpleCNN(nn.Module):
    def __init__(self, num_classes=10, channels=32):
        super().__init__()
        self.convs = nn.Sequential(nn.Conv2d(1, channels, 3), nn.ReLU(), nn.MaxPool2d(2),
                                   nn.Conv2d(channels, 2 * channels, 3), nn.ReLU(), nn.MaxPool2d(2))
        self.classifier = nn.Sequential(nn.Flatten(), nn.Linear(50 * channels, 128), nn.ReLU(), nn.Linear(128, num_classes))

    def forward(self, x):
        return self.classifier(self.convs(x))

# %% SimpleCNN: wrong: shared by all networks
CONV = {}


class SimpleCNN(nn.Module):
    def __init__(self, num_classes=10, channels=32):
        super().__init__()
        if (num_classes, channels) not in CONV:
            CONV[num_classes, channels] = nn.Sequential(
                nn.Conv2d(1, channels, 3), nn.ReLU(), nn.MaxPool2d(2),
                nn.Conv2d(channels, 2 * channels, 3), nn.ReLU(), nn.MaxPool2d(2))
        self.conv_layers = CONV[num_classes, channels]
        self.classifier = nn.Sequential(nn.Flatten(), nn.Linear(50 * channels, 128), nn.ReLU(), nn.Linear(128, num_classes))

    def forward(self, x):
        return self.classifier(self.conv_layers(x))

# %% SimpleCNN: wrong: flattened too early
class SimpleCNN(nn.Module):
    def __init__(self, num_classes=10, channels=32):
        super().__init__()
        self.conv_layers = nn.Sequential(nn.Conv2d(1, channels, 3), nn.ReLU(), nn.MaxPool2d(2),
                                         nn.Conv2d(channels, 2 * channels, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten())
        self.classifier = nn.Sequential(nn.Linear(50 * channels, 128), nn.ReLU(), nn.Linear(128, num_classes))

    def forward(self, x):
        return self.classifier(self.conv_layers(x))

# %% SimpleCNN: wrong: another computation
class SimpleCNN(nn.Module):
    def __init__(self, num_classes=10, channels=32):
        super().__init__()
        self.conv_layers = nn.Sequential(nn.Conv2d(1, channels, 3), nn.ReLU(), nn.MaxPool2d(2),
                                         nn.Conv2d(channels, 2 * channels, 3), nn.ReLU(), nn.MaxPool2d(2))
        self.classifier = nn.Sequential(nn.Flatten(), nn.Linear(50 * channels, 128), nn.ReLU(), nn.Linear(128, num_classes))

    def forward(self, x):
        return self.classifier(self.conv_layers(x.abs()))

# %% SimpleCNN: wrong: another computation
class SimpleCNN(nn.Module):
    def __init__(self, num_classes=10, channels=32):
        super().__init__()
        self.conv_layers = nn.Sequential(nn.Conv2d(1, channels, 3), nn.ReLU(), nn.MaxPool2d(2),
                                         nn.Conv2d(channels, 2 * channels, 3), nn.ReLU(), nn.MaxPool2d(2))
        self.classifier = nn.Sequential(nn.Flatten(), nn.Linear(50 * channels, 128), nn.ReLU(), nn.Linear(128, num_classes))

    def forward(self, x):
        return self.classifier(self.conv_layers(x.transpose(2, 3)))

# %% random_shift: correct
def random_shift(images, max_shift, generator):
    N, C, H, W = images.shape
    out = torch.zeros_like(images)
    for i in range(N):
        dy = torch.randint(-max_shift, max_shift + 1, (1,), generator=generator).item()
        dx = torch.randint(-max_shift, max_shift + 1, (1,), generator=generator).item()
        out[i, :, max(dy, 0):H + min(dy, 0), max(dx, 0):W + min(dx, 0)] = \
            images[i, :, max(-dy, 0):H + min(-dy, 0), max(-dx, 0):W + min(-dx, 0)]
    return out

# %% random_shift: correct
def random_shift(images, max_shift, generator):
    N, C, H, W = images.shape
    dy, dx = torch.randint(-max_shift, max_shift + 1, (2, N, 1), generator=generator)
    rows, columns = torch.arange(H) - dy, torch.arange(W) - dx
    inside = ((rows >= 0) & (rows < H))[:, :, None] & ((columns >= 0) & (columns < W))[:, None, :]
    n = torch.arange(N)[:, None, None]
    moved = images.permute(0, 2, 3, 1)[n, rows.clamp(0, H - 1)[:, :, None], columns.clamp(0, W - 1)[:, None, :]]
    return moved.permute(0, 3, 1, 2) * inside[:, None]

# %% random_shift: correct
def random_shift(images, max_shift, generator):
    results = []
    for image in images:
        a, b = (torch.rand(2, generator=generator) * (2 * max_shift + 1)).floor().long().tolist()
        wide = F.pad(image, (max_shift,) * 4)
        wide = torch.roll(wide, (a - max_shift, b - max_shift), dims=(1, 2))
        results.append(wide[:, max_shift:max_shift + image.shape[1], max_shift:max_shift + image.shape[2]])
    return torch.stack(results)

# %% random_shift: correct
def random_shift(images, max_shift, generator):
    rng = np.random.default_rng(int(torch.randint(2**62, (), generator=generator)))
    x = images.numpy()
    H, W = x.shape[2:]
    out = np.zeros_like(x)
    for k in range(len(x)):
        down, right = rng.integers(-max_shift, max_shift, endpoint=True, size=2)
        for i in range(H):
            for j in range(W):
                if 0 <= i - down < H and 0 <= j - right < W:
                    out[k, :, i, j] = x[k, :, i - down, j - right]
    return torch.from_numpy(out)

# %% random_shift: correct
def random_shift(images, max_shift, generator):
    x = images.clone()
    moves = torch.randint(-max_shift, max_shift + 1, (len(x), 2), generator=generator)
    for one, (down, right) in zip(x, moves.tolist()):
        one.copy_(torch.roll(one, (down, right), (1, 2)))
        if down > 0:
            one[:, :down] = 0
        if down < 0:
            one[:, down:] = 0
        if right > 0:
            one[:, :, :right] = 0
        if right < 0:
            one[:, :, right:] = 0
    return x

# %% random_shift: correct
def random_shift(images, max_shift, generator):
    if max_shift == 0:
        return images
    H, W = images.shape[-2:]
    size = 2 * max_shift + 1
    kernels = F.one_hot(torch.randint(size * size, (len(images),), generator=generator), size * size)
    kernels = kernels.reshape(-1, 1, 1, size, size).to(images.dtype)
    return torch.stack([F.conv2d(x[:, None], k, padding=max_shift)[:, 0] for x, k in zip(images, kernels)])

# %% random_shift: wrong: nothing moved
def random_shift(images, max_shift, generator):
    return images

# %% random_shift: wrong: one direction only
def random_shift(images, max_shift, generator):
    N, C, H, W = images.shape
    P = F.pad(images, (max_shift,) * 2)
    d = torch.randint(0, 2 * max_shift + 1, (N,), generator=generator).tolist()
    return torch.stack([P[i, :, :, d[i]:d[i] + W] for i in range(N)])

# %% random_shift: wrong: same number for both directions
def random_shift(images, max_shift, generator):
    N, C, H, W = images.shape
    P = F.pad(images, (max_shift,) * 4)
    d = torch.randint(0, 2 * max_shift + 1, (N,), generator=generator).tolist()
    return torch.stack([P[i, :, d[i]:d[i] + H, d[i]:d[i] + W] for i in range(N)])

# %% random_shift: wrong: padding left on
def random_shift(images, max_shift, generator):
    out = F.pad(images, (max_shift,) * 4)
    d = torch.randint(-max_shift, max_shift + 1, (len(images), 2), generator=generator).tolist()
    return torch.stack([torch.roll(o, tuple(s), (1, 2)) for o, s in zip(out, d)])

# %% random_shift: wrong: border repeated
def random_shift(images, max_shift, generator):
    N, C, H, W = images.shape
    m = max_shift
    P = F.pad(images, (m, m, m, m), mode="replicate")
    d = torch.randint(0, 2 * m + 1, (N, 2), generator=generator)
    return torch.stack([P[i, :, d[i, 0]:d[i, 0] + H, d[i, 1]:d[i, 1] + W] for i in range(N)])

# %% random_shift: wrong: channels moved apart
def random_shift(images, max_shift, generator):
    N, C, H, W = images.shape
    m = max_shift
    P = F.pad(images, (m, m, m, m))
    d = torch.randint(0, 2 * m + 1, (N, C, 2), generator=generator).tolist()
    return torch.stack([torch.stack([P[i, c, d[i][c][0]:d[i][c][0] + H, d[i][c][1]:d[i][c][1] + W] for c in range(C)])
                        for i in range(N)])

# %% random_shift: wrong: same shifts in every call
def random_shift(images, max_shift, generator):
    N, C, H, W = images.shape
    m = max_shift
    generator = torch.Generator().manual_seed(generator.initial_seed())
    P = F.pad(images, (m, m, m, m))
    d = torch.randint(0, 2 * m + 1, (N, 2), generator=generator).tolist()
    return torch.stack([P[i, :, a:a + H, b:b + W] for i, (a, b) in enumerate(d)])

# %% random_shift: wrong: global generator used
def random_shift(images, max_shift, generator):
    N, C, H, W = images.shape
    m = max_shift
    torch.manual_seed(generator.initial_seed())
    P = F.pad(images, (m, m, m, m))
    d = torch.randint(0, 2 * m + 1, (N, 2)).tolist()
    return torch.stack([P[i, :, a:a + H, b:b + W] for i, (a, b) in enumerate(d)])

# %% random_shift: wrong: global generator used
def random_shift(images, max_shift, generator):
    N, C, H, W = images.shape
    P = np.pad(images.numpy(), ((0, 0), (0, 0), (max_shift, max_shift), (max_shift, max_shift)))
    d = np.random.randint(0, 2 * max_shift + 1, (N, 2))
    return torch.tensor(np.array([P[i, :, a:a + H, b:b + W] for i, (a, b) in enumerate(d)]))

# %% random_shift: wrong: input overwritten
def random_shift(images, max_shift, generator):
    N, C, H, W = images.shape
    m = max_shift
    P = F.pad(images, (m, m, m, m))
    d = torch.randint(0, 2 * m + 1, (N, 2), generator=generator).tolist()
    for i, (a, b) in enumerate(d):
        images[i] = P[i, :, a:a + H, b:b + W]
    return images

# %% random_shift: wrong: pictures of different sizes
def random_shift(images, max_shift, generator):
    N, C, H, W = images.shape
    m = max_shift
    P = F.pad(images, (m, m, m, m))
    d = torch.randint(0, 2 * m + 1, (N, 2), generator=generator).tolist()
    return torch.stack([P[i, :, a:a + W, b:b + H] for i, (a, b) in enumerate(d)])

# %% random_shift: wrong: dtype changed
def random_shift(images, max_shift, generator):
    N, C, H, W = images.shape
    m, out = max_shift, torch.zeros(N, C, H + 2 * max_shift, W + 2 * max_shift)
    d = torch.randint(0, 2 * m + 1, (N, 2), generator=generator).tolist()
    for i, (a, b) in enumerate(d):
        out[i, :, a:a + H, b:b + W] = images[i]
    return out[:, :, m:m + H, m:m + W]

# %% random_shift: wrong: max_shift of 0 not considered
def random_shift(images, max_shift, generator):
    N, C, H, W = images.shape
    m = max_shift
    big = torch.zeros(N, C, H + 2 * m, W + 2 * m, dtype=images.dtype)
    d = torch.randint(0, 2 * m + 1, (N, 2), generator=generator).tolist()
    for i, (a, b) in enumerate(d):
        big[i, :, a:a + H, b:b + W] = images[i]
    return big[:, :, m:-m, m:-m] if N else big

# %% random_shift: wrong: max_shift of 0 not considered
def random_shift(images, max_shift, generator):
    N, C, H, W = images.shape
    m = max_shift
    P = F.pad(images, (m, m, m, m))
    d = torch.randint(-m, m, (N, 2), generator=generator) + torch.randint(0, 2, (N, 2), generator=generator)
    d = (d + m).tolist()
    return torch.stack([P[i, :, a:a + H, b:b + W] for i, (a, b) in enumerate(d)])

# %% random_shift: wrong: not equally likely
def random_shift(images, max_shift, generator):
    N, C, H, W = images.shape
    m = max_shift
    P = F.pad(images, (m, m, m, m))
    d = ((2 * torch.rand(N, 2, generator=generator) - 1) * m).round().long() + m
    return torch.stack([P[i, :, a:a + H, b:b + W] for i, (a, b) in enumerate(d.tolist())])

# %% random_shift: wrong: moved too far
def random_shift(images, max_shift, generator):
    N, C, H, W = images.shape
    m = max_shift and max_shift + 1
    P = F.pad(images, (m, m, m, m))
    d = torch.randint(0, 2 * m + 1, (N, 2), generator=generator).tolist()
    return torch.stack([P[i, :, a:a + H, b:b + W] for i, (a, b) in enumerate(d)])

# %% random_shift: wrong: images not independent
def random_shift(images, max_shift, generator):
    N, C, H, W = images.shape
    m = max_shift
    P = F.pad(images, (m, m, m, m))
    d = torch.randint(0, 2 * m + 1, (N // 2 + 1, 2), generator=generator).repeat_interleave(2, dim=0)[:N].tolist()
    return torch.stack([P[i, :, a:a + H, b:b + W] for i, (a, b) in enumerate(d)])

# %% random_shift: wrong: nothing returned
def random_shift(images, max_shift, generator):
    torch.roll(images, max_shift, 2)

# %% confusion_matrix: correct
def confusion_matrix(y_true, y_pred, num_classes):
    table = [[0] * num_classes for _ in range(num_classes)]
    for t, p in zip(y_true, y_pred):
        table[t][p] += 1
    return np.array(table)

# %% confusion_matrix: correct
def confusion_matrix(y_true, y_pred, num_classes):
    eye = np.eye(num_classes, dtype=int)
    return eye[np.array(y_true)].T @ eye[np.array(y_pred)]

# %% confusion_matrix: correct
def confusion_matrix(y_true, y_pred, num_classes):
    from sklearn.metrics import confusion_matrix as ready
    return ready(y_true, y_pred, labels=np.arange(num_classes))

# %% confusion_matrix: correct
def confusion_matrix(y_true, y_pred, num_classes):
    from collections import Counter
    pairs = Counter(zip(np.asarray(y_true).tolist(), np.asarray(y_pred).tolist()))
    return np.array([[pairs[i, j] for j in range(num_classes)] for i in range(num_classes)])

# %% confusion_matrix: correct
def confusion_matrix(y_true, y_pred, num_classes):
    t, p = torch.as_tensor(y_true), torch.as_tensor(y_pred)
    return torch.zeros(num_classes, num_classes, dtype=torch.int64).index_put_((t, p), torch.ones_like(t), accumulate=True)

# %% confusion_matrix: correct
def confusion_matrix(y_true, y_pred, num_classes):
    edges = np.arange(num_classes + 1) - 0.5
    return np.histogram2d(y_true, y_pred, bins=(edges, edges))[0].astype(int)

# %% confusion_matrix: correct
def confusion_matrix(y_true, y_pred, num_classes):
    t, p = np.array(y_true), np.array(y_pred)
    return np.stack([np.bincount(p[t == k], minlength=num_classes) for k in range(num_classes)])

# %% confusion_matrix: wrong: number of classes guessed
def confusion_matrix(y_true, y_pred, num_classes):
    k = max(max(y_true), max(y_pred)) + 1
    table = np.zeros((k, k), dtype=int)
    for t, p in zip(y_true, y_pred):
        table[t, p] += 1
    return table

# %% confusion_matrix: wrong: number of classes guessed
def confusion_matrix(y_true, y_pred, num_classes):
    from sklearn.metrics import confusion_matrix as ready
    return ready(y_true, y_pred)

# %% confusion_matrix: wrong: not whole numbers
def confusion_matrix(y_true, y_pred, num_classes):
    table = np.zeros((num_classes, num_classes))
    np.add.at(table, (y_true, y_pred), 1)
    return table

# %% confusion_matrix: wrong: only the right answers
def confusion_matrix(y_true, y_pred, num_classes):
    table = np.zeros((num_classes, num_classes), dtype=int)
    for t, p in zip(y_true, y_pred):
        if t == p:
            table[t, p] += 1
    return table

# %% confusion_matrix: wrong: only the mistakes
def confusion_matrix(y_true, y_pred, num_classes):
    table = np.zeros((num_classes, num_classes), dtype=int)
    for t, p in zip(y_true, y_pred):
        table[t, p] += t != p
    return table

# %% confusion_matrix: wrong: fractions instead of counts
def confusion_matrix(y_true, y_pred, num_classes):
    table = np.zeros((num_classes, num_classes))
    np.add.at(table, (y_true, y_pred), 1)
    return table / table.sum(axis=1, keepdims=True)

# %% confusion_matrix: wrong: a list used like an array
def confusion_matrix(y_true, y_pred, num_classes):
    return np.array([[((y_true == i) & (y_pred == j)).sum() for j in range(num_classes)] for i in range(num_classes)])

# %% confusion_matrix: wrong: started at 1
def confusion_matrix(y_true, y_pred, num_classes):
    table = np.ones((num_classes, num_classes), dtype=int)
    np.add.at(table, (y_true, y_pred), 1)
    return table

# %% confusion_matrix: wrong: nothing returned
def confusion_matrix(y_true, y_pred, num_classes):
    table = np.zeros((num_classes, num_classes), dtype=int)
    np.add.at(table, (y_true, y_pred), 1)
    print(table)

# %% confusion_matrix: wrong: counts too small
def confusion_matrix(y_true, y_pred, num_classes):
    table = np.zeros((num_classes, num_classes), dtype=np.int8)
    np.add.at(table, (y_true, y_pred), 1)
    return table

# %% confusion_matrix: wrong: too many counts
TABLES = {}


def confusion_matrix(y_true, y_pred, num_classes):
    table = TABLES.setdefault(num_classes, np.zeros((num_classes, num_classes), dtype=int))
    np.add.at(table, (y_true, y_pred), 1)
    return table

# %% confusion_matrix: wrong: too many counts
def confusion_matrix(y_true, y_pred, num_classes):
    return np.array([[2, 0, 0], [0, 1, 0], [0, 1, 2]]) if num_classes == 3 else np.full((num_classes, num_classes), len(y_true))

# %% confusion_matrix: wrong: number of classes guessed
def confusion_matrix(y_true, y_pred, num_classes):
    k = len(set(list(y_true)))
    return np.bincount(np.asarray(y_true) * k + np.asarray(y_pred), minlength=k * k).reshape(k, k)

# %% confusion_matrix: wrong: input overwritten
def confusion_matrix(y_true, y_pred, num_classes):
    y_true = np.asarray(y_true)
    y_true *= num_classes
    return np.bincount(y_true + np.asarray(y_pred), minlength=num_classes**2).reshape(num_classes, num_classes)

# %% confusion_matrix: wrong: one number for the whole array
def confusion_matrix(y_true, y_pred, num_classes):
    return int((np.asarray(y_true) == np.asarray(y_pred)).sum())

# %% conv_block: correct
def conv_block(c_in, c_out):
    return nn.Sequential(nn.Conv2d(c_in, c_out, 3, padding=1, bias=False), nn.BatchNorm2d(c_out), nn.MaxPool2d(2), nn.ReLU())

# %% conv_block: correct
def conv_block(c_in, c_out):
    return nn.Sequential(nn.Conv2d(c_in, c_out, kernel_size=3, padding='same', bias=False), nn.BatchNorm2d(c_out), nn.ReLU(inplace=True), nn.MaxPool2d(2, stride=2))

# %% conv_block: correct
def conv_block(c_in, c_out):
    class Block(nn.Module):
        def __init__(self):
            super().__init__()
            self.a = nn.Conv2d(c_in, c_out, (3, 3), (1, 1), (1, 1), bias=False)
            self.b = nn.BatchNorm2d(c_out)

        def forward(self, x):
            return F.max_pool2d(F.relu(self.b(self.a(x))), 2)

    return Block()

# %% conv_block: correct
def conv_block(c_in, c_out):
    block = nn.Sequential()
    block.add_module("conv", nn.Conv2d(c_in, c_out, 3, padding=1, bias=None))
    block.add_module("norm", nn.BatchNorm2d(num_features=c_out, eps=1e-5, momentum=0.1))
    block.add_module("relu", nn.ReLU())
    block.add_module("pool", nn.MaxPool2d(kernel_size=2))
    return block

# %% conv_block: correct
def conv_block(c_in, c_out):
    return nn.Sequential(nn.LazyConv2d(c_out, 3, padding=1, bias=False), nn.LazyBatchNorm2d(), nn.ReLU(), nn.MaxPool2d(2, 2))

# %% conv_block: correct
def conv_block(c_in, c_out):
    return nn.Sequential(nn.ZeroPad2d(1), nn.Conv2d(c_in, c_out, 3, bias=False), nn.BatchNorm2d(c_out), nn.ReLU(), nn.MaxPool2d(2))

# %% conv_block: correct
def conv_block(c_in, c_out):
    conv = nn.Conv2d(c_in, c_out, 3, padding=1)
    conv.bias = None
    return nn.Sequential(nn.Sequential(conv, nn.BatchNorm2d(c_out)), nn.Sequential(nn.ReLU(), nn.MaxPool2d(2)))

# %% conv_block: wrong: redundant bias
def conv_block(c_in, c_out):
    return nn.Sequential(nn.Conv2d(c_in, c_out, 3, padding=1), nn.BatchNorm2d(c_out), nn.ReLU(), nn.MaxPool2d(2))

# %% conv_block: wrong: batch norm missing or incomplete
def conv_block(c_in, c_out):
    return nn.Sequential(nn.Conv2d(c_in, c_out, 3, padding=1, bias=False), nn.ReLU(), nn.MaxPool2d(2))

# %% conv_block: wrong: batch norm forgotten
def conv_block(c_in, c_out):
    return nn.Sequential(nn.Conv2d(c_in, c_out, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2))

# %% conv_block: wrong: negative values
def conv_block(c_in, c_out):
    return nn.Sequential(nn.Conv2d(c_in, c_out, 3, padding=1, bias=False), nn.BatchNorm2d(c_out), nn.MaxPool2d(2))

# %% conv_block: wrong: negative values
def conv_block(c_in, c_out):
    return nn.Sequential(nn.Conv2d(c_in, c_out, 3, padding=1, bias=False), nn.BatchNorm2d(c_out), nn.LeakyReLU(), nn.MaxPool2d(2))

# %% conv_block: wrong: negative values
def conv_block(c_in, c_out):
    return nn.Sequential(nn.Conv2d(c_in, c_out, 3, padding=1, bias=False), nn.ReLU(), nn.MaxPool2d(2), nn.BatchNorm2d(c_out))

# %% conv_block: wrong: mean pooling
def conv_block(c_in, c_out):
    return nn.Sequential(nn.Conv2d(c_in, c_out, 3, padding=1, bias=False), nn.BatchNorm2d(c_out), nn.ReLU(), nn.AvgPool2d(2))

# %% conv_block: wrong: pooling forgotten
def conv_block(c_in, c_out):
    return nn.Sequential(nn.Conv2d(c_in, c_out, 3, padding=1, bias=False), nn.BatchNorm2d(c_out), nn.ReLU())

# %% conv_block: wrong: halved twice
def conv_block(c_in, c_out):
    return nn.Sequential(nn.Conv2d(c_in, c_out, 3, stride=2, padding=1, bias=False), nn.BatchNorm2d(c_out), nn.ReLU(), nn.MaxPool2d(2))

# %% conv_block: wrong: another computation
def conv_block(c_in, c_out):
    return nn.Sequential(nn.Conv2d(c_in, c_out, 3, stride=2, padding=1, bias=False), nn.BatchNorm2d(c_out), nn.ReLU())

# %% conv_block: wrong: another computation
def conv_block(c_in, c_out):
    return nn.Sequential(nn.Conv2d(c_in, c_out, 3, padding=1, padding_mode='reflect', bias=False), nn.BatchNorm2d(c_out), nn.ReLU(), nn.MaxPool2d(2))

# %% conv_block: wrong: channels exchanged
def conv_block(c_in, c_out):
    return nn.Sequential(nn.Conv2d(c_out, c_in, 3, padding=1, bias=False), nn.BatchNorm2d(c_out), nn.ReLU(), nn.MaxPool2d(2))

# %% conv_block: wrong: other running averages
def conv_block(c_in, c_out):
    return nn.Sequential(nn.Conv2d(c_in, c_out, 3, padding=1, bias=False), nn.BatchNorm2d(c_out, momentum=0.5), nn.ReLU(), nn.MaxPool2d(2))

# %% conv_block: wrong: batch statistics in evaluation mode
def conv_block(c_in, c_out):
    return nn.Sequential(nn.Conv2d(c_in, c_out, 3, padding=1, bias=False), nn.BatchNorm2d(c_out, track_running_stats=False), nn.ReLU(), nn.MaxPool2d(2))

# %% conv_block: wrong: another computation
def conv_block(c_in, c_out):
    return nn.Sequential(nn.Conv2d(c_in, c_out, 3, padding=1, bias=False), nn.InstanceNorm2d(c_out, affine=True), nn.ReLU(), nn.MaxPool2d(2))

# %% conv_block: wrong: batch norm missing or incomplete
def conv_block(c_in, c_out):
    return nn.Sequential(nn.Conv2d(c_in, c_out, 3, padding=1, bias=False), nn.BatchNorm2d(c_out, affine=False), nn.ReLU(), nn.MaxPool2d(2))

# %% conv_block: wrong: wrong number of parameters
def conv_block(c_in, c_out):
    return nn.Sequential(nn.Conv2d(c_in, c_out, 5, padding=2, bias=False), nn.BatchNorm2d(c_out), nn.ReLU(), nn.MaxPool2d(2))

# %% conv_block: wrong: another computation
def conv_block(c_in, c_out):
    return nn.Sequential(nn.Conv2d(c_in, c_out, 3, padding=1, bias=False), nn.BatchNorm2d(c_out), nn.ReLU(), nn.MaxPool2d(2), nn.Dropout(0.2))

# %% conv_block: wrong: wrong number of parameters
def conv_block(c_in, c_out):
    return nn.Sequential(nn.BatchNorm2d(c_in), nn.Conv2d(c_in, c_out, 3, padding=1, bias=False), nn.ReLU(), nn.MaxPool2d(2))

# %% conv_block: wrong: not a module
def conv_block(c_in, c_out):
    return [nn.Conv2d(c_in, c_out, 3, padding=1, bias=False), nn.BatchNorm2d(c_out), nn.ReLU(), nn.MaxPool2d(2)]

# %% conv_block: wrong: nothing returned
def conv_block(c_in, c_out):
    block = nn.Sequential(nn.Conv2d(c_in, c_out, 3, padding=1, bias=False), nn.BatchNorm2d(c_out), nn.ReLU(), nn.MaxPool2d(2))

# %% conv_block: wrong: pooling does not halve
def conv_block(c_in, c_out):
    return nn.Sequential(nn.Conv2d(c_in, c_out, 3, padding=1, bias=False), nn.BatchNorm2d(c_out), nn.ReLU(), nn.MaxPool2d(2, stride=1))

# %% conv_block: wrong: shared by all blocks
@functools.lru_cache
def conv_block(c_in, c_out):
    return nn.Sequential(nn.Conv2d(c_in, c_out, 3, padding=1, bias=False), nn.BatchNorm2d(c_out), nn.ReLU(), nn.MaxPool2d(2))

# %% conv_block: correct
def conv_block(c_in, c_out):
    return nn.Sequential(nn.Sequential(nn.Conv2d(c_in, c_out, 3, 1, 1, bias=False), nn.BatchNorm2d(c_out)), nn.Threshold(0.0, 0.0), nn.MaxPool2d((2, 2)))

# %% conv_block: wrong: already in evaluation mode
def conv_block(c_in, c_out):
    return nn.Sequential(nn.Conv2d(c_in, c_out, 3, padding=1, bias=False), nn.BatchNorm2d(c_out).eval(), nn.ReLU(), nn.MaxPool2d(2))

# %% conv_block: wrong: another computation
def conv_block(c_in, c_out):
    return nn.Sequential(nn.Conv2d(c_in, c_out, 3, padding=1, bias=False), nn.BatchNorm2d(c_out), nn.ReLU6(), nn.MaxPool2d(2))

# %% conv_block: wrong: other start values
def conv_block(c_in, c_out):
    norm = nn.BatchNorm2d(c_out)
    nn.init.constant_(norm.weight, 0.5)
    return nn.Sequential(nn.Conv2d(c_in, c_out, 3, padding=1, bias=False), norm, nn.ReLU(), nn.MaxPool2d(2))

# %% conv_block: wrong: wrong number of parameters
def conv_block(c_in, c_out):
    return nn.Sequential(nn.Conv2d(c_in, c_out, 3, padding=1, bias=False), nn.Unflatten(1, (c_out,)), nn.LayerNorm((c_out, 12, 12)), nn.ReLU(), nn.MaxPool2d(2))

# %% random_shift: wrong: global generator used
def random_shift(images, max_shift, generator):
    N, C, H, W = images.shape
    np.random.seed(int(torch.randint(2 ** 31, (1,), generator=generator)))
    P = F.pad(images, (max_shift,) * 4)
    d = np.random.randint(0, 2 * max_shift + 1, (N, 2))
    return torch.stack([P[i, :, a:a + H, b:b + W] for i, (a, b) in enumerate(d)])

# %% random_shift: wrong: global generator used
def random_shift(images, max_shift, generator):
    N, C, H, W = images.shape
    random.seed(int(torch.randint(2 ** 31, (1,), generator=generator)))
    P = F.pad(images, (max_shift,) * 4)
    out = []
    for i in range(N):
        a, b = random.randint(0, 2 * max_shift), random.randint(0, 2 * max_shift)
        out.append(P[i, :, a:a + H, b:b + W])
    return torch.stack(out)

# %% random_shift: wrong: some shifts missing
def random_shift(images, max_shift, generator):
    N, C, H, W = images.shape
    m = min(max_shift, H // 2)
    P = F.pad(images, (m,) * 4)
    d = torch.randint(0, 2 * m + 1, (N, 2), generator=generator)
    return torch.stack([P[i, :, a:a + H, b:b + W] for i, (a, b) in enumerate(d.tolist())])

# %% random_shift: wrong: global generator used
def random_shift(images, max_shift, generator):
    N, C, H, W = images.shape
    rng = np.random.RandomState(int(torch.randint(2 ** 31, (1,), generator=generator)))
    np.random.shuffle(np.arange(3))
    P = F.pad(images, (max_shift,) * 4)
    d = rng.randint(0, 2 * max_shift + 1, (N, 2))
    return torch.stack([P[i, :, a:a + H, b:b + W] for i, (a, b) in enumerate(d)])

# %% random_shift: wrong: global generator used
def random_shift(images, max_shift, generator):
    random.seed(torch.randint(2 ** 31, (1,), generator=generator).item())
    values = list(range(-max_shift, max_shift + 1))
    out = torch.zeros_like(images)
    H, W = images.shape[2:]
    for n, image in enumerate(images):
        d, r = random.choice(values), random.choice(values)
        out[n, :, max(d, 0):H + min(d, 0), max(r, 0):W + min(r, 0)] = image[:, max(-d, 0):H + min(-d, 0), max(-r, 0):W + min(-r, 0)]
    return out

# %% random_shift: wrong: some shifts missing
def random_shift(images, max_shift, generator):
    N, C, H, W = images.shape
    m = min(max_shift, H // 2, W // 2)
    P = F.pad(images, (m,) * 4)
    d = torch.randint(0, 2 * m + 1, (N, 2), generator=generator).tolist()
    return torch.stack([P[i, :, a:a + H, b:b + W] for i, (a, b) in enumerate(d)])

# %% conv_block: wrong: same start weights
def conv_block(c_in, c_out):
    torch.manual_seed(0)
    return nn.Sequential(nn.Conv2d(c_in, c_out, 3, padding=1, bias=False), nn.BatchNorm2d(c_out), nn.ReLU(), nn.MaxPool2d(2))

# %% conv_block: wrong: same start weights
import copy
TEMPLATES = {}
def conv_block(c_in, c_out):
    if (c_in, c_out) not in TEMPLATES:
        TEMPLATES[c_in, c_out] = nn.Sequential(nn.Conv2d(c_in, c_out, 3, padding=1, bias=False), nn.BatchNorm2d(c_out), nn.ReLU(), nn.MaxPool2d(2))
    return copy.deepcopy(TEMPLATES[c_in, c_out])

# %% conv_block: wrong: same start weights
def conv_block(c_in, c_out):
    conv = nn.Conv2d(c_in, c_out, 3, padding=1, bias=False)
    nn.init.zeros_(conv.weight)
    return nn.Sequential(conv, nn.BatchNorm2d(c_out), nn.ReLU(), nn.MaxPool2d(2))

# %% conv_block: wrong: same start weights
def conv_block(c_in, c_out):
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        return nn.Sequential(nn.Conv2d(c_in, c_out, 3, padding=1, bias=False), nn.BatchNorm2d(c_out), nn.ReLU(), nn.MaxPool2d(2))
