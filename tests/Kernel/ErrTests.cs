// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Tests.Kernel;

public sealed unsafe class ErrTests
{
    [Theory]
    [InlineData(-1, true)]
    [InlineData(-ENOMEM, true)]
    [InlineData(-MAX_ERRNO, true)]
    [InlineData(-MAX_ERRNO - 1, false)]
    [InlineData(0, false)]
    public void IS_ERR_TakesTheTopPageOfAddresses(long error, bool isError)
    {
        void* pointer = ERR_PTR(error);

        Assert.Equal(isError, IS_ERR(pointer));
        Assert.Equal(error, PTR_ERR(pointer));
        Assert.Equal(isError ? (int)error : 0, PTR_ERR_OR_ZERO(pointer));
        Assert.Equal(isError || error == 0, IS_ERR_OR_NULL(pointer));
        Assert.True(ERR_CAST(pointer) == pointer);
    }

    [Fact]
    public void E_NumbersAreTheArchitecturesGenericOnes()
    {
        Assert.Equal((1, 4, 12, 16, 22), (EPERM, EINTR, ENOMEM, EBUSY, EINVAL));
        Assert.Equal((11, 11, 110, 516), (EAGAIN, EWOULDBLOCK, ETIMEDOUT, ERESTART_RESTARTBLOCK));
    }
}
