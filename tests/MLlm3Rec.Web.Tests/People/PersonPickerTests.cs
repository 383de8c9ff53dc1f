using Bunit;
using MLlm3Rec.Testing;

namespace MLlm3Rec.Web.Components.People;

public sealed class PersonPickerTests : PartTest
{
    [Theory]
    [InlineData("0", "Next person", "1")]
    [InlineData("0", "Previous person", "last")]
    [InlineData("last", "Next person", "0")]
    public async Task Step_AtEitherEnd_GoesRound(string from, string button, string to)
    {
        var dataset = Checkerboard.Build();
        string IdOf(string place) => place == "last" ? dataset.Users[^1].Value : dataset.Users[int.Parse(place)].Value;
        string? picked = null;

        var picker = Render<PersonPicker>(parameters => parameters
            .Add(shown => shown.Dataset, dataset).Add(shown => shown.User, IdOf(from)).Add(shown => shown.OnPick, user => picked = user));
        await picker.Find($"[aria-label='{button}']").ClickAsync(new());

        Assert.Equal(IdOf(to), picked);
    }

    [Fact]
    public async Task Step_AmongSomePeople_SkipsTheOthers()
    {
        var dataset = Checkerboard.Build();
        string? picked = null;

        var picker = Render<PersonPicker>(parameters => parameters
            .Add(shown => shown.Dataset, dataset).Add(shown => shown.User, dataset.Users[0].Value).Add(shown => shown.Among, [0, 3])
            .Add(shown => shown.OnPick, user => picked = user));
        await picker.Find("[aria-label='Next person']").ClickAsync(new());

        Assert.Equal(dataset.Users[3].Value, picked);
    }
}
